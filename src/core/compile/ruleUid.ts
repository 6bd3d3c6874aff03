import { type Recording } from '../recordings/recording';
import { type Source } from '../settings/schema';
import { type Severity, type Signal } from '../signals/signal';

/** Begins the uid of every rule of the plugin. */
export const ruleUidPrefix = 'kpm-';

/** Uid of the rule of a source, signal and level. No number is in it, so it never changes with one. */
export function ruleUid(source: Pick<Source, 'id'>, signal: Pick<Signal, 'id'>, severity: Severity): string {
  return `${ruleUidPrefix}${source.id}-${signal.id}-${severity.charAt(0)}`;
}

/** What a uid was made from; undefined for a rule that the plugin did not make. The signal may be unknown today. */
export function ruleUidParts(uid: string): { sourceId: string; signalId: string } | undefined {
  const [, sourceId, signalId] = /^kpm-([a-z0-9]{6})-(.+)-[iwc]$/.exec(uid) ?? [];
  return sourceId === undefined || signalId === undefined ? undefined : { sourceId, signalId };
}

/** Uid of the rule that records something of a source. */
export function recordingUid(source: Pick<Source, 'id'>, recording: Pick<Recording, 'id'>): string {
  return `${ruleUidPrefix}${source.id}-${recording.id}-r`;
}

/** Id of the source that a rule is about, whether it alerts or records; undefined for a rule that the plugin did not make. */
export function sourceIdOfRule(uid: string): string | undefined {
  return /^kpm-([a-z0-9]{6})-/.exec(uid)?.[1];
}
