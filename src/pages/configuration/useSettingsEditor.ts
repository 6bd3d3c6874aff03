import { useCallback, useMemo, useState } from 'react';

import { bucketFindings } from '../../core/availability/bucketFindings';
import { type FoundBySource } from '../../core/availability/obstacles';
import { changesWhatIsApplied } from '../../core/settings/changesWhatIsApplied';
import { settingsChanges } from '../../core/settings/changes';
import { judgeDraft } from '../../core/settings/draftFindings';
import { merged } from '../../core/settings/merge';
import { type Settings } from '../../core/settings/schema';
import { type SettingsChange } from '../../core/settings/settingsChange';
import { type Finding } from '../../core/settings/validation';
import { saveSettings, SettingsConflict } from '../../grafana/pluginSettings';
import { toRefused, type Refused } from '../../grafana/refused';

/** What the last attempt to save came to. */
export type SaveOutcome =
  | { kind: 'saved'; changesWhatIsApplied: boolean }
  | { kind: 'conflict'; conflict: SettingsConflict; base: Settings }
  | { kind: 'refused'; refused: Refused }
  | { kind: 'discarded'; takeBack: () => void };

export interface SettingsDraft {
  settings: Settings;
  change(edit: (before: Settings) => Settings): void;
  /** Why the value at this path cannot be used; undefined when it can. */
  problemAt(path: string): string | undefined;
  /** What a reader should know about the value at this path, which can be used nevertheless. */
  noticeAt(path: string): string | undefined;
  /** True when a value whose path begins so cannot be used. */
  hasProblemBelow(pathStart: string): boolean;
  /** True when a number of the signal cannot be used, that of a cluster included. */
  hasProblemOf(signalId: string): boolean;
}

export interface SettingsEditing {
  draft: SettingsDraft;
  changes: SettingsChange[];
  findings: Finding[];
  /** Stored keys that have no effect. */
  notices: Finding[];
  outcome?: SaveOutcome;
  isSaving: boolean;
  save(): Promise<void>;
  discard(): void;
  /** After a conflict: forget the own changes. */
  loadTheirs(conflict: SettingsConflict): void;
  /** After a conflict: save the own version over theirs. */
  keepMine(conflict: SettingsConflict): Promise<void>;
  /** After a conflict: save theirs with the own changes on top. Undefined while the own version cannot be stored. */
  merge(conflict: SettingsConflict): (() => Promise<void>) | undefined;
}

const nothingFound: FoundBySource = {};

/** Edits a copy of the stored settings until it is saved. */
export function useSettingsEditor(
  stored: Settings,
  replaceUnreadable: boolean,
  found: FoundBySource = nothingFound
): SettingsEditing {
  const [base, setBase] = useState(stored);
  const [settings, setSettings] = useState(stored);
  const [isToBeReplaced, setToBeReplaced] = useState(replaceUnreadable);
  const [outcome, setOutcome] = useState<SaveOutcome>();
  const [isSaving, setIsSaving] = useState(false);
  const judged = useMemo(() => judgeDraft(settings), [settings]);
  const ofBuckets = useMemo(() => bucketFindings(settings, found), [settings, found]);
  const findings = useMemo(() => [...judged.errors, ...ofBuckets.errors], [judged, ofBuckets]);
  const changes = useMemo(() => {
    const differences = settingsChanges(base, settings);
    const replaced = { what: 'Stored settings', before: 'unreadable', after: 'replaced by these' };
    return isToBeReplaced ? [replaced, ...differences] : differences;
  }, [base, settings, isToBeReplaced]);

  const change = useCallback<SettingsDraft['change']>((edit) => {
    setSettings(edit);
    // "Saved" and "discarded" are no longer true; a conflict or a refusal still is.
    setOutcome((before) => (before?.kind === 'saved' || before?.kind === 'discarded' ? undefined : before));
  }, []);

  const saved = (from: Settings, now: Settings, what: Settings) => {
    setOutcome({ kind: 'saved', changesWhatIsApplied: changesWhatIsApplied(from, now) });
    setBase(now);
    // What was typed while it was being saved is the next change.
    setSettings((present) => (present === what ? now : { ...now, ...present, revision: now.revision }));
    setToBeReplaced(false);
  };

  const saveOver = async (from: Settings, what = settings): Promise<void> => {
    setIsSaving(true);
    try {
      saved(from, await saveSettings(what, from.revision, { replaceUnreadable: isToBeReplaced }), what);
    } catch (thrown) {
      if (!(thrown instanceof SettingsConflict)) {
        setOutcome({ kind: 'refused', refused: toRefused(thrown) });
      } else if (settingsChanges(thrown.theirs, what).length === 0) {
        // It was stored although the answer was lost, or somebody else had the same idea.
        saved(from, thrown.theirs, what);
      } else {
        setOutcome({ kind: 'conflict', conflict: thrown, base: from });
      }
    } finally {
      setIsSaving(false);
    }
  };

  return {
    draft: {
      settings,
      change,
      problemAt: (path) => findings.find((finding) => finding.path === path)?.message,
      noticeAt: (path) => ofBuckets.notices.find((notice) => notice.path === path)?.message,
      hasProblemOf: (id) => findings.some(({ path }) => path.includes(`signals.${id}.`)),
      hasProblemBelow: (start) => findings.some(({ path }) => path.startsWith(start)),
    },
    changes,
    findings,
    notices: judged.notices,
    outcome,
    isSaving,
    save: () => saveOver(base),
    discard: () => {
      setSettings(base);
      const takeBack = () => {
        setSettings(settings);
        setOutcome(undefined);
      };
      setOutcome({ kind: 'discarded', takeBack });
    },
    loadTheirs: ({ theirs }) => {
      setBase(theirs);
      setSettings(theirs);
      setOutcome(undefined);
    },
    keepMine: async ({ theirs }) => {
      setBase(theirs);
      await saveOver(theirs);
    },
    merge: ({ theirs }) => {
      const both = merged(base, theirs, settings);
      return both === undefined
        ? undefined
        : async () => {
            setBase(theirs);
            setSettings(both);
            setOutcome(undefined);
            // Numbers of two people may contradict each other: then they are corrected first.
            if (judgeDraft(both).errors.length === 0) {
              await saveOver(theirs, both);
            }
          };
    },
  };
}
