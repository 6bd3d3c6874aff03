import { locationService } from '@grafana/runtime';
import { Combobox, EmptySearchResult, Field, FilterInput, Stack, Text } from '@grafana/ui';
import { useState } from 'react';

import { type FoundBySource } from '../../core/availability/obstacles';
import { catalogue } from '../../core/signals/catalogue';
import { type Signal } from '../../core/signals/signal';
import { EvidenceMemory, EvidenceMemoryContext } from './evidence/evidenceMemory';
import { SignalRow } from './SignalRow';
import { type SettingsDraft } from './useSettingsEditor';

const groupTitles: Record<Signal['group'], string> = {
  reachability: 'Reachability',
  programming: 'Programming rules',
  'control-plane': 'Control plane',
  lifecycle: 'Lifecycle',
  dataplane: 'Data plane',
};

/** Every signal by group, with a search. `signal` in the address names the one that is open at first. */
export function SignalList({ draft, found }: { draft: SettingsDraft; found: FoundBySource }) {
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState(() => new Set(namedInAddress()));
  const { sources } = draft.settings;
  const [memory] = useState(() => new EvidenceMemory());
  const [chosenId, setChosenId] = useState<string>();
  const source = sources.find(({ id }) => id === chosenId) ?? sources[0];
  const toggle = (id: string) =>
    setOpen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) {
        after.add(id);
      }
      return after;
    });
  const shown = catalogue.filter((signal) => isFound(signal, search) || draft.hasProblemOf(signal.id));
  const groups = [...new Set(shown.map(({ group }) => group))];
  return (
    <Stack direction="column" gap={2}>
      <Text element="h2" variant="h3">
        Thresholds and alerts
      </Text>
      <Field label="Search" noMargin>
        <FilterInput
          id="signal-search"
          placeholder="Name, alert or meaning"
          value={search}
          onChange={setSearch}
          escapeRegex={false}
        />
      </Field>
      {sources.length > 1 && source !== undefined && (
        <Field label="Evidence from" description="Whose last 7 days are shown beside the numbers." noMargin>
          <Combobox
            id="evidence-source"
            options={sources.map(({ id, name }) => ({ value: id, label: name }))}
            value={source.id}
            onChange={({ value }) => setChosenId(value)}
          />
        </Field>
      )}
      {shown.length === 0 && (
        <EmptySearchResult>{`No signal has “${search}” in its name or explanation.`}</EmptySearchResult>
      )}
      <EvidenceMemoryContext.Provider value={memory}>
        {groups.map((group) => (
          <Stack key={group} direction="column" gap={1}>
            <Text element="h3" variant="h5" color="secondary">
              {groupTitles[group]}
            </Text>
            {shown
              .filter((signal) => signal.group === group)
              .map((signal) => (
                <SignalRow
                  key={signal.id}
                  signal={signal}
                  draft={draft}
                  source={source}
                  found={found}
                  // What must be corrected is not hidden.
                  isOpen={open.has(signal.id) || draft.hasProblemOf(signal.id)}
                  toggle={() => toggle(signal.id)}
                />
              ))}
          </Stack>
        ))}
      </EvidenceMemoryContext.Provider>
    </Stack>
  );
}

function namedInAddress(): string[] {
  const named = locationService.getSearchObject()['signal'];
  return typeof named === 'string' ? [named] : [];
}

function isFound({ title, alert, explanation, id }: Signal, search: string): boolean {
  const words = search.toLowerCase().split(/\s+/);
  const text = [title, alert, explanation, id].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}
