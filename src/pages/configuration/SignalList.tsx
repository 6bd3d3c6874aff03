import { locationService } from '@grafana/runtime';
import { Checkbox, Combobox, EmptySearchResult, Field, FilterInput, Stack, Text } from '@grafana/ui';
import { useCallback, useMemo, useState } from 'react';

import { obstaclesOf, type FoundBySource } from '../../core/availability/obstacles';
import { clustersApart } from '../../core/settings/clustersApart';
import { isDefault } from '../../core/settings/edit';
import { catalogue } from '../../core/signals/catalogue';
import { groupTitles } from '../../core/signals/groupTitles';
import { type Signal } from '../../core/signals/signal';
import { EvidenceMemory, EvidenceMemoryContext } from './evidence/evidenceMemory';
import { SignalRow } from './SignalRow';
import { type SettingsDraft } from './useSettingsEditor';

interface Filters {
  changed: boolean;
  cannotFire: boolean;
}

/** Every signal by group, with a search. `signal` in the address names the one that is open at first. */
export function SignalList({ draft, found }: { draft: SettingsDraft; found: FoundBySource }) {
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState(() => new Set(namedInAddress()));
  const { sources } = draft.settings;
  const [memory] = useState(() => new EvidenceMemory());
  const [chosenId, setChosenId] = useState<string>();
  const source = sources.find(({ id }) => id === chosenId) ?? sources[0];
  const toggle = useCallback(
    (id: string) =>
      setOpen((before) => {
        const after = new Set(before);
        if (!after.delete(id)) {
          after.add(id);
        }
        return after;
      }),
    []
  );
  const [filters, setFilters] = useState<Filters>({ changed: false, cannotFire: false });
  const rows = useMemo(
    () => catalogue.map((signal) => ({ signal, obstacles: obstaclesOf(signal, sources, found) })),
    [sources, found]
  );
  const isChanged = (signal: Signal) =>
    !isDefault(draft.settings, signal.id) || clustersApart(signal, draft.settings) > 0;
  const shown = rows.filter(
    ({ signal, obstacles }) =>
      // What must be corrected is not hidden.
      draft.hasProblemOf(signal.id) ||
      (isFound(signal, search) &&
        (!filters.changed || isChanged(signal)) &&
        (!filters.cannotFire || obstacles.isEverywhere))
  );
  const groups = [...new Set(shown.map(({ signal }) => signal.group))];
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
      <Stack gap={2} wrap="wrap">
        <Checkbox
          label={`Changed (${catalogue.filter(isChanged).length})`}
          value={filters.changed}
          onChange={({ currentTarget: { checked } }) => setFilters((before) => ({ ...before, changed: checked }))}
        />
        <Checkbox
          label={`Cannot fire here (${rows.filter(({ obstacles }) => obstacles.isEverywhere).length})`}
          value={filters.cannotFire}
          onChange={({ currentTarget: { checked } }) => setFilters((before) => ({ ...before, cannotFire: checked }))}
        />
      </Stack>
      {sources.length > 1 && source !== undefined && (
        <Field label="Evidence from" description="Whose past is shown beside the numbers." noMargin>
          <Combobox
            id="evidence-source"
            options={sources.map(({ id, name }) => ({ value: id, label: name }))}
            value={source.id}
            onChange={({ value }) => setChosenId(value)}
          />
        </Field>
      )}
      {shown.length === 0 && (
        <EmptySearchResult>
          {filters.changed || filters.cannotFire
            ? 'No signal is all that is asked for above.'
            : `No signal has “${search}” in its name or explanation.`}
        </EmptySearchResult>
      )}
      <EvidenceMemoryContext.Provider value={memory}>
        {groups.map((group) => (
          <Stack key={group} direction="column" gap={1}>
            <Text element="h3" variant="h5" color="secondary">
              {groupTitles[group]}
            </Text>
            {shown
              .filter(({ signal }) => signal.group === group)
              .map(({ signal, obstacles }) => (
                <SignalRow
                  key={signal.id}
                  signal={signal}
                  draft={draft}
                  source={source}
                  found={found}
                  obstacles={obstacles}
                  // What must be corrected is not hidden.
                  isOpen={open.has(signal.id) || draft.hasProblemOf(signal.id)}
                  toggle={toggle}
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
