import { Badge, Icon, Stack, Text, TextLink, Tooltip } from '@grafana/ui';

import { alertsPath, fleetDashboardPath } from '../../core/addresses';
import { type FiringCount } from '../../core/overview/alerts';
import { type ClusterRow } from '../../core/overview/clusterRows';
import { spokenSeconds, withUnit } from '../../core/units';

interface CellProps {
  row: ClusterRow;
}

export function NameCell({ row }: CellProps) {
  return (
    <span data-testid={`cluster-row-${row.name}`}>
      <TextLink href={fleetDashboardPath(row.source, row.cluster)} inline={false}>
        {row.name}
      </TextLink>
    </span>
  );
}

/** Running of expected, with a word where some are missing. */
export function NodesCell({ row: { kind, running, expected } }: CellProps) {
  if (kind !== 'monitored') {
    return (
      <Text color="secondary">
        {kind === 'no kube-proxy' ? 'no kube-proxy here' : `no kube-proxy seen, ${withUnit(expected ?? 0, 'nodes')}`}
      </Text>
    );
  }
  if (expected === undefined) {
    return (
      <Tooltip content="How many nodes should run kube-proxy is not known">
        <span tabIndex={0}>{running} / ?</span>
      </Tooltip>
    );
  }
  return (
    <Flagged
      text={`${running} / ${expected}`}
      problem={running < expected ? `${expected - running} missing` : undefined}
    />
  );
}

export function UpToDateCell({ row: { kind, running, upToDate, cutOff } }: CellProps) {
  if (kind !== 'monitored') {
    return <Nothing />;
  }
  if (upToDate === undefined) {
    return <Text color="secondary">not known</Text>;
  }
  const counts = [
    [running - upToDate - cutOff, 'behind'],
    [cutOff, 'cut off'],
  ] as const;
  const problem = counts.flatMap(([count, word]) => (count > 0 ? [`${count} ${word}`] : [])).join(', ');
  return <Flagged text={String(upToDate)} problem={problem === '' ? undefined : problem} />;
}

export function SlowestSyncCell({ row: { kind, slowestSyncSeconds } }: CellProps) {
  if (kind !== 'monitored') {
    return <Nothing />;
  }
  return slowestSyncSeconds === undefined ? (
    <Tooltip content="No node programmed rules within the last 4 minutes">
      <span tabIndex={0}>none</span>
    </Tooltip>
  ) : (
    <>{spokenSeconds(slowestSyncSeconds)}</>
  );
}

/** How many nodes get errors from the API server, or are rejected by it. */
export function ApiErrorsCell({ row: { kind, withApiErrors } }: CellProps) {
  if (kind !== 'monitored') {
    return <Nothing />;
  }
  if (withApiErrors === undefined) {
    return <Text color="secondary">not known</Text>;
  }
  return withApiErrors === 0 ? (
    <>0</>
  ) : (
    <Text color="warning">
      <Icon name="exclamation-triangle" /> {withUnit(withApiErrors, 'nodes')}
    </Text>
  );
}

export function VersionCell({ row: { versions, modes } }: CellProps) {
  const known = [versions.join(', '), modes.join(', ')].filter((text) => text !== '');
  return known.length === 0 ? <Nothing /> : <>{known.join(' ')}</>;
}

interface AlertsProps {
  /** Undefined: not known. */
  firing: FiringCount[] | undefined;
  /** Without any rule nothing can fire, and that none does is no good news. */
  hasRules: boolean;
}

export function AlertsCell({ firing, hasRules }: AlertsProps) {
  if (firing === undefined) {
    return <Text color="secondary">not known</Text>;
  }
  if (firing.length === 0) {
    return <Text color="secondary">{hasRules ? 'none' : 'no rules'}</Text>;
  }
  return (
    <Stack gap={1} wrap="wrap" alignItems="center">
      {firing.map(({ severity, count, mayBeMore }) =>
        count === 0 ? (
          <Text key={severity} color="secondary">
            {severity} not known
          </Text>
        ) : (
          <Badge
            key={severity}
            color={severity === 'critical' ? 'red' : severity === 'warning' ? 'orange' : 'blue'}
            text={`${count}${mayBeMore ? '+' : ''} ${severity}`}
          />
        )
      )}
      <TextLink href={alertsPath} inline={false}>
        Alerts
      </TextLink>
    </Stack>
  );
}

/** A number with what is wrong about it, in a word and a symbol. */
function Flagged({ text, problem }: { text: string; problem: string | undefined }) {
  return problem === undefined ? (
    <>{text}</>
  ) : (
    <Stack gap={1} alignItems="center">
      {text}
      <Text color="warning">
        <Icon name="exclamation-triangle" /> {problem}
      </Text>
    </Stack>
  );
}

function Nothing() {
  return <Text color="secondary">–</Text>;
}
