import type { JsonObject } from '../json';
import { nextId, type PreviewState } from '../state';
import { InvalidRule, ruleToStore } from './provisionedRule';
import type { Provenance, StoredGroup, StoredRule } from './storedRule';

/** A group that came from a provisioning file cannot be changed through the API. */
export class ProvenanceMismatch extends Error {
  constructor(
    readonly operation: 'update' | 'delete',
    readonly provided: Provenance
  ) {
    super(`cannot ${operation} with provided provenance '${provided}', needs 'file'`);
  }
}

const schedulerInterval = 10;

export function findGroup(state: PreviewState, folderUid: string, title: string): StoredGroup | undefined {
  return state.groups.find((group) => group.folderUid === folderUid && group.title === title);
}

export function findRule(state: PreviewState, uid: string): { rule: StoredRule; group: StoredGroup } | undefined {
  for (const group of state.groups) {
    const rule = group.rules.find((candidate) => candidate.uid === uid);
    if (rule) {
      return { rule, group };
    }
  }
  return undefined;
}

function forgetRules(state: PreviewState, uids: string[], except: StoredGroup): void {
  for (const group of state.groups) {
    if (group !== except) {
      group.rules = group.rules.filter((rule) => !uids.includes(rule.uid));
    }
  }
  state.groups = state.groups.filter((group) => group === except || group.rules.length > 0);
}

function checkInterval(interval: number): void {
  if (!(interval > 0) || interval % schedulerInterval !== 0) {
    throw new InvalidRule(
      `invalid alert rule: interval (${interval}s) should be non-zero and divided exactly by scheduler interval: ${schedulerInterval}`
    );
  }
}

/**
 * Replaces a group: unknown uids are created, uids of other groups move here, rules left out are deleted.
 * No rules at all means "only the interval". Nothing changes when anything is invalid.
 * @throws InvalidRule, ProvenanceMismatch
 */
export function putGroup(
  state: PreviewState,
  target: { folderUid: string; title: string; interval: number },
  rules: JsonObject[],
  provenance: Provenance
): { group: StoredGroup; stored: StoredRule[] } {
  const before = findGroup(state, target.folderUid, target.title);
  if (before?.provenance === 'file' && provenance !== 'file') {
    throw new ProvenanceMismatch('update', provenance);
  }
  checkInterval(target.interval);
  if (rules.length === 0) {
    const group = before ?? { ...target, provenance, rules: [] };
    group.interval = target.interval;
    return { group, stored: [] };
  }
  const stored = rules.map((rule) => {
    const uid = typeof rule['uid'] === 'string' ? rule['uid'] : '';
    const withUid = uid === '' ? { ...rule, uid: `preview-${state.lastId + 1}` } : rule;
    const known = uid === '' ? undefined : findRule(state, uid);
    if (known?.group.provenance === 'file' && provenance !== 'file') {
      throw new ProvenanceMismatch('update', provenance);
    }
    return ruleToStore(withUid, known?.rule, nextId(state));
  });
  const group: StoredGroup = { ...target, provenance, rules: stored };
  if (before) {
    state.groups[state.groups.indexOf(before)] = group;
  } else {
    state.groups.push(group);
  }
  forgetRules(
    state,
    stored.map((rule) => rule.uid),
    group
  );
  return { group, stored };
}

/** @returns false when there is no such group. @throws ProvenanceMismatch */
export function deleteGroup(state: PreviewState, folderUid: string, title: string, provenance: Provenance): boolean {
  const group = findGroup(state, folderUid, title);
  if (group?.provenance === 'file' && provenance !== 'file') {
    throw new ProvenanceMismatch('delete', provenance);
  }
  state.groups = state.groups.filter((candidate) => candidate !== group);
  return group !== undefined;
}
