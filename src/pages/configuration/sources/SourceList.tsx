import { Stack, Text } from '@grafana/ui';
import { useCallback, useState } from 'react';

import { useLoaded } from '../../../components/useLoaded';
import { doubledIn } from '../../../core/availability/doubled';
import { type FoundBySource } from '../../../core/availability/obstacles';
import { type Found } from '../../../core/found/found';
import { sourceIdFrom, withNewSource, withSourceChange } from '../../../core/settings/edit';
import { type Selection } from '../../../core/found/proposal';
import { type Settings } from '../../../core/settings/schema';
import { listPrometheusDataSources } from '../../../grafana/dataSources';
import { type SettingsDraft } from '../useSettingsEditor';
import { DataSourceField } from './DataSourceField';
import { loadProposals } from './loadProposals';
import { ProposalList } from './ProposalList';
import { SourceCard } from './SourceCard';

interface Props {
  draft: SettingsDraft;
  found: FoundBySource;
  noteFound: (sourceId: string, found: Found | undefined) => void;
}

/** Where kube-proxy's metrics are: one data source or several. What was found is proposed. */
export function SourceList({ draft, found, noteFound }: Props) {
  const available = listPrometheusDataSources();
  const { sources } = draft.settings;
  const used = sources.map(({ datasourceUid }) => datasourceUid);
  const usedText = JSON.stringify(used);
  const [asked, setAsked] = useState({ text: usedText, used });
  if (asked.text !== usedText) {
    setAsked({ text: usedText, used });
  }
  const proposals = useLoaded(useCallback(() => loadProposals(asked.used), [asked]));
  const unused = available.filter(({ uid }) => !used.includes(uid));
  const add = (name: string, uid: string, selection?: Selection) =>
    draft.change((before) => withSourceOnce(before, name, uid, selection));
  return (
    <Stack direction="column" gap={2}>
      <Text element="h2" variant="h3">
        Data sources
      </Text>
      {sources.map((source, index) => (
        <SourceCard
          key={source.id}
          source={source}
          index={index}
          available={available}
          draft={draft}
          doubled={doubledIn(source, sources, found)}
          noteFound={noteFound}
        />
      ))}
      {(unused.length > 0 || sources.length === 0) && (
        <>
          <ProposalList
            of={proposals}
            watched={sources.flatMap(({ id }) => (found[id]?.clusters ?? []).map(({ cluster }) => cluster))}
            use={({ dataSource: { name, uid }, selection }) => add(name, uid, selection)}
          />
          <DataSourceField
            // Empty again after a choice.
            key={sources.length}
            id="new-source"
            label={sources.length === 0 ? 'Prometheus data source' : 'Add another data source'}
            uid={undefined}
            available={unused}
            onChange={({ name, uid }) => add(name, uid)}
          />
        </>
      )}
    </Stack>
  );
}

/** A choice may be reported twice before the field is gone; a data source is added once. */
function withSourceOnce(before: Settings, name: string, uid: string, selection?: Selection): Settings {
  if (before.sources.some(({ datasourceUid }) => datasourceUid === uid)) {
    return before;
  }
  const id = freshSourceId();
  const after = withNewSource(before, id, name, uid);
  return selection === undefined ? after : withSourceChange(after, id, selection);
}

/** Random, because rule uids hang on it and two people may each add a source. */
function freshSourceId(): string {
  return sourceIdFrom(crypto.getRandomValues(new Uint8Array(6)));
}
