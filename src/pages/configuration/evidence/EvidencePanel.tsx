import { Button, Grid, Spinner, Stack, Text } from '@grafana/ui';
import { useMemo } from 'react';

import { RefusedMessage } from '../../../components/RefusedMessage';
import { Skeleton } from '../../../components/Skeleton';
import { suggestionFor } from '../../../core/evidence/suggestionFor';
import { wouldHaveFired } from '../../../core/evidence/wouldHaveFired';
import { withLevel } from '../../../core/settings/edit';
import { type Source } from '../../../core/settings/schema';
import { type Signal } from '../../../core/signals/signal';
import { withUnit } from '../../../core/units';
import { type SettingsDraft } from '../useSettingsEditor';
import { describeGraph } from './describeGraph';
import { EvidenceGraph } from './EvidenceGraph';
import { EvidenceNotes } from './EvidenceNotes';
import { FiringHistory } from './FiringHistory';
import { measuredLines, thresholdLines } from './graphLines';
import { type Evidence } from './loadEvidence';
import { useEvidence } from './useEvidence';
import { WorstNow } from './WorstNow';

interface Props {
  signal: Signal;
  source: Source;
  draft: SettingsDraft;
}

/** What the user's own data says about a signal's numbers. */
export function EvidencePanel({ signal, source, draft }: Props) {
  const { evidence, refused, isLoading, retry } = useEvidence(signal, draft.settings, source);
  return (
    <div data-testid={`evidence-${signal.id}`} aria-busy={isLoading}>
      {refused !== undefined && <RefusedMessage refused={refused} retry={retry} severity="warning" />}
      {evidence === undefined ? (
        isLoading ? (
          <Skeleton label="Asking for the last 7 days" lines={5} />
        ) : (
          refused === undefined && <Text color="secondary">No cluster is left for which this could alert.</Text>
        )
      ) : (
        <EvidenceFound evidence={evidence} isLoading={isLoading} signal={signal} source={source} draft={draft} />
      )}
    </div>
  );
}

function EvidenceFound({
  evidence,
  isLoading,
  signal,
  source,
  draft: { settings, change },
}: Props & { evidence: Evidence; isLoading: boolean }) {
  const measured = useMemo(() => measuredLines(evidence, source), [evidence, source]);
  const history = wouldHaveFired(signal, settings, source, evidence.grids);
  const thresholds = thresholdLines(signal, settings, measured.times.length);
  const suggestion = suggestionFor(signal, settings, evidence.grids['worst']);
  const unit = evidence.queries.preview === 'none' ? 'count' : signal.valueUnit;
  if (evidence.targets === 0) {
    return (
      <Text color="secondary">No kube-proxy is found in {source.name} now, so there is nothing to learn from.</Text>
    );
  }
  return (
    <Stack direction="column" gap={1}>
      <Stack gap={2} alignItems="center" wrap="wrap">
        <WorstNow evidence={evidence} signal={signal} source={source} />
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
          lines={[...measured.lines, ...thresholds]}
          unit={unit}
          description={describeGraph(signal, evidence, history)}
        />
        <Stack direction="column" gap={1}>
          <FiringHistory history={history} signal={signal} days={evidence.range.days} />
          {suggestion !== undefined && (
            <Stack gap={1} alignItems="center" wrap="wrap">
              <Text>
                {suggestion.isPresent ? 'Your number fits' : 'Suggested'} for {suggestion.severity}:{' '}
                <strong>{withUnit(suggestion.value, signal.valueUnit)}</strong>, {suggestion.reason}
              </Text>
              {!suggestion.isPresent && (
                <Button
                  size="sm"
                  variant="secondary"
                  aria-label={`Use ${withUnit(suggestion.value, signal.valueUnit)} for ${suggestion.severity}`}
                  onClick={() =>
                    change((before) =>
                      withLevel(before, signal.id, suggestion.severity, {
                        parameters: { [suggestion.parameterId]: suggestion.value },
                      })
                    )
                  }
                >
                  Use
                </Button>
              )}
            </Stack>
          )}
        </Stack>
      </Grid>
      <EvidenceNotes evidence={evidence} />
    </Stack>
  );
}
