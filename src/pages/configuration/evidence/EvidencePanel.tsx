import { Text } from '@grafana/ui';
import { memo, useDeferredValue } from 'react';

import { RefusedMessage } from '../../../components/RefusedMessage';
import { Skeleton } from '../../../components/Skeleton';
import { type NothingToAsk } from '../../../core/evidence/evidenceQueries';
import { type Settings, type Source } from '../../../core/settings/schema';
import { type Signal } from '../../../core/signals/signal';
import { type SettingsDraft } from '../useSettingsEditor';
import { EvidenceFound } from './EvidenceFound';
import { useEvidence } from './useEvidence';

interface Props {
  signal: Signal;
  source: Source;
  draft: SettingsDraft;
}

/** What the user's own data says about a signal's numbers. A key that is pressed does not wait for it. */
export function EvidencePanel({ signal, source, draft }: Props) {
  const settings = useDeferredValue(draft.settings);
  return <EvidenceOf signal={signal} source={useDeferredValue(source)} settings={settings} change={draft.change} />;
}

interface EvidenceProps extends Pick<Props, 'signal' | 'source'> {
  settings: Settings;
  change: SettingsDraft['change'];
}

const nothing: Record<NothingToAsk, string> = {
  'every level is off': 'Every level is off: nobody would have been told.',
  'no cluster': 'No cluster is left for which this could alert.',
  'no usable number': 'Enter a number that is allowed, to see what would have happened.',
};

const EvidenceOf = memo(function EvidenceOf({ signal, source, settings, change }: EvidenceProps) {
  const { evidence, queries, nothingToAsk, refused, isLoading, retry } = useEvidence(signal, settings, source);
  return (
    <div data-testid={`evidence-${signal.id}`} aria-busy={isLoading}>
      {refused !== undefined && <RefusedMessage refused={refused} retry={retry} severity="warning" />}
      {evidence !== undefined ? (
        <EvidenceFound
          {...{ evidence, queries, isLoading, signal, source, settings, change }}
          isRefused={refused !== undefined}
        />
      ) : nothingToAsk !== undefined ? (
        <Text color="secondary">{nothing[nothingToAsk]}</Text>
      ) : (
        isLoading && <Skeleton label="Asking about the past" lines={5} />
      )}
    </div>
  );
});
