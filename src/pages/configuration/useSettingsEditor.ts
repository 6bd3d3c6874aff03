import { useCallback, useMemo, useState } from 'react';

import { changesRules } from '../../core/settings/changesRules';
import { settingsChanges } from '../../core/settings/changes';
import { draftFindings, draftNotices } from '../../core/settings/draftFindings';
import { type Settings } from '../../core/settings/schema';
import { type SettingsChange } from '../../core/settings/settingsChange';
import { type Finding } from '../../core/settings/validation';
import { saveSettings, SettingsConflict } from '../../grafana/pluginSettings';
import { toRefused, type Refused } from '../../grafana/refused';

/** What the last attempt to save came to. */
export type SaveOutcome =
  | { kind: 'saved'; changesRules: boolean }
  | { kind: 'conflict'; conflict: SettingsConflict }
  | { kind: 'refused'; refused: Refused };

export interface SettingsDraft {
  settings: Settings;
  change(edit: (before: Settings) => Settings): void;
  /** Why the value at this path cannot be used; undefined when it can. */
  problemAt(path: string): string | undefined;
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
}

/** Edits a copy of the stored settings until it is saved. */
export function useSettingsEditor(stored: Settings, replaceUnreadable: boolean): SettingsEditing {
  const [base, setBase] = useState(stored);
  const [settings, setSettings] = useState(stored);
  const [isToBeReplaced, setToBeReplaced] = useState(replaceUnreadable);
  const [outcome, setOutcome] = useState<SaveOutcome>();
  const [isSaving, setIsSaving] = useState(false);
  const findings = useMemo(() => draftFindings(settings), [settings]);
  const notices = useMemo(() => draftNotices(settings), [settings]);
  const changes = useMemo(() => {
    const differences = settingsChanges(base, settings);
    const replaced = { what: 'Stored settings', before: 'unreadable', after: 'replaced by these' };
    return isToBeReplaced ? [replaced, ...differences] : differences;
  }, [base, settings, isToBeReplaced]);

  const change = useCallback((edit: (before: Settings) => Settings) => {
    setSettings(edit);
    // "Saved" is no longer true; a conflict or a refusal still is.
    setOutcome((before) => (before?.kind === 'saved' ? undefined : before));
  }, []);

  const saveOver = async (from: Settings): Promise<void> => {
    setIsSaving(true);
    try {
      const saved = await saveSettings(settings, from.revision, { replaceUnreadable: isToBeReplaced });
      setOutcome({ kind: 'saved', changesRules: changesRules(from, saved) });
      setBase(saved);
      // What was typed while it was being saved is the next change.
      setSettings((now) => (now === settings ? saved : { ...saved, ...now, revision: saved.revision }));
      setToBeReplaced(false);
    } catch (thrown) {
      setOutcome(
        thrown instanceof SettingsConflict
          ? { kind: 'conflict', conflict: thrown }
          : { kind: 'refused', refused: toRefused(thrown) }
      );
    } finally {
      setIsSaving(false);
    }
  };

  return {
    draft: {
      settings,
      change,
      problemAt: (path) => findings.find((finding) => finding.path === path)?.message,
      hasProblemOf: (id) => findings.some(({ path }) => path.includes(`signals.${id}.`)),
      hasProblemBelow: (start) => findings.some(({ path }) => path.startsWith(start)),
    },
    changes,
    findings,
    notices,
    outcome,
    isSaving,
    save: () => saveOver(base),
    discard: () => {
      setSettings(base);
      setOutcome(undefined);
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
  };
}
