import { Grid, Spinner, Stack, Text } from '@grafana/ui';
import { useMemo } from 'react';

import { type Evidence } from '../../../core/evidence/evidence';
import { type EvidenceQueries } from '../../../core/evidence/evidenceQueries';
import { measuredLines, thresholdLines } from '../../../core/evidence/graphLines';
import { knownPast } from '../../../core/evidence/knownPast';
import { needsADayOfData, suggestionFor } from '../../../core/evidence/suggestionFor';
import { wouldHaveFired } from '../../../core/evidence/wouldHaveFired';
import { type Settings, type Source } from '../../../core/settings/schema';
import { type Signal } from '../../../core/signals/signal';
import { type SettingsDraft } from '../useSettingsEditor';
import { describeGraph } from './describeGraph';
import { EvidenceGraph } from './EvidenceGraph';
import { EvidenceNotes } from './EvidenceNotes';
import { FiringHistory, mostTold } from './FiringHistory';
import { SuggestedNumbers } from './SuggestedNumbers';
import { WorstNow } from './WorstNow';

const hoursOfADay = 24;

interface Props {
  evidence: Evidence;
  queries?: EvidenceQueries;
  isLoading: boolean;
  /** The data source did not answer about the present numbers. */
  isRefused: boolean;
  signal: Signal;
  source: Source;
  settings: Settings;
  change: SettingsDraft['change'];
}

/** A graph of the past with the present numbers, and when they would have alerted. */
export function EvidenceFound({ evidence, queries, isLoading, isRefused, signal, source, settings, change }: Props) {
  const measured = useMemo(() => measuredLines(evidence, source), [evidence, source]);
  const history = useMemo(
    () => wouldHaveFired(signal, settings, source, evidence, mostTold, queries),
    [signal, settings, source, evidence, queries]
  );
  const lines = useMemo(
    () => [...measured.lines, ...thresholdLines(signal, settings, source, measured.times.length)],
    [measured, signal, settings, source]
  );
  const suggestion = useMemo(() => suggestionFor(signal, settings, evidence.worst), [signal, settings, evidence.worst]);
  const unit = evidence.queries.preview === 'none' ? 'count' : signal.valueUnit;
  return (
    <Stack direction="column" gap={1}>
      <Stack gap={2} alignItems="center" wrap="wrap">
        {evidence.targets === 0 ? (
          <Text color="secondary">No kube-proxy is found in {source.name} now.</Text>
        ) : (
          <WorstNow evidence={evidence} signal={signal} source={source} />
        )}
        {isLoading && (
          <Stack gap={1} alignItems="center">
            <Spinner size="sm" />
            <Text color="secondary" variant="bodySmall">
              Asking anew …
            </Text>
          </Stack>
        )}
      </Stack>
      <Grid columns={{ xs: 1, lg: 2 }} gap={2}>
        <EvidenceGraph
          times={measured.times}
          lines={lines}
          unit={unit}
          description={describeGraph(signal, evidence, history)}
        />
        <Stack direction="column" gap={1}>
          <FiringHistory {...{ history, signal, source, isRefused }} past={knownPast(evidence).words} />
          {suggestion !== undefined ? (
            <SuggestedNumbers suggestion={suggestion} signal={signal} change={change} />
          ) : (
            needsADayOfData(signal, settings, evidence.worst) && (
              <Text color="secondary">
                No number is suggested: that takes a day of data
                {evidence.range.hours < hoursOfADay
                  ? ', which of so many kube-proxies is read from recorded series only'
                  : ''}
                .
              </Text>
            )
          )}
        </Stack>
      </Grid>
      <EvidenceNotes evidence={evidence} />
    </Stack>
  );
}
