import { screen } from '@testing-library/react';
import { type ReactNode } from 'react';

import { type Settings } from '../../core/settings/schema';
import { useSettingsEditor, type SettingsDraft } from './useSettingsEditor';

/** A part of the page with settings that it can change. */
export function WithDraft({ stored, children }: { stored: Settings; children: (draft: SettingsDraft) => ReactNode }) {
  const { draft, discard } = useSettingsEditor(stored, false);
  return (
    <>
      {children(draft)}
      <button onClick={discard}>Discard</button>
      <output data-testid="draft">{JSON.stringify(draft.settings)}</output>
    </>
  );
}

/** The settings as they are now. */
export function drafted(): Settings {
  return JSON.parse(screen.getByTestId('draft').textContent ?? '');
}
