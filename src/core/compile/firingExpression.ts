import { up } from '../metrics/process';
import { durationSeconds, toDuration } from '../promql/duration';
import { anyOf, type Expression } from '../promql/expression';
import { withNodeName } from '../signals/nodeName';
import { type Signal } from '../signals/signal';
import { type Source } from '../settings/schema';
import { type KubeProxy } from '../signals/kubeProxy';
import { type Branch } from './branches';

type Cause = Branch['causes'][number];

/**
 * What the alert of a signal evaluates, in Prometheus and in Grafana alike: one series a node or cluster, also where
 * both IP families of the node violate, or several targets of it (IPv4 and IPv6 addresses, two monitoring stacks).
 * @param lasting seconds after which the alert fires
 */
export function alertExpression(
  signal: Signal,
  source: Source,
  branches: [Branch, ...Branch[]],
  lasting: number
): Expression {
  const firing = firingExpression(signal, source, branches, lasting);
  return signal.scope === 'node' ? firing.aggregated('max', [source.clusterLabel, 'node']) : firing;
}

/**
 * The same, one series a target of a node, for pages that lead to it.
 * @param lasting seconds after which the alert fires; left out for pages, on which a cause explains its symptoms at once
 */
export function firingExpression(
  signal: Signal,
  source: Source,
  branches: [Branch, ...Branch[]],
  lasting?: number
): Expression {
  const firing = violatingSeries(signal, branches, lasting);
  return signal.namesNodes === true ? firing : namedValue(signal, source, branches, firing);
}

/** An expression of a signal about nodes with their names, one series each; one about clusters stays as it is. */
export function namedValue(
  signal: Signal,
  source: Source,
  branches: [Branch, ...Branch[]],
  value: Expression
): Expression {
  return signal.scope === 'node'
    ? withNodeName(value, { presence: presence(signal, branches), clusterLabel: source.clusterLabel })
    : value;
}

/** What violates before nodes are named: a node may be there once per IP family. */
export function violatingSeries(
  signal: Signal,
  [first, ...others]: [Branch, ...Branch[]],
  lasting?: number
): Expression {
  return anyOf([
    firingInBranch(signal, first, lasting),
    ...others.map((branch) => firingInBranch(signal, branch, lasting)),
  ]);
}

function presence({ presence: family = up }: Signal, [first, ...others]: [Branch, ...Branch[]]): Expression {
  return anyOf([first.kubeProxy.presence(family), ...others.map(({ kubeProxy }) => kubeProxy.presence(family))]);
}

function firingInBranch(signal: Signal, { kubeProxy, parameters, causes }: Branch, lasting?: number): Expression {
  return causes.reduce(
    (symptom, cause) => {
      const affected =
        cause.signal.scope === 'cluster' || signal.scope === 'cluster' ? kubeProxy.perCluster : kubeProxy.perTarget;
      const explained = explanation(signal, cause)(kubeProxy, cause.parameters);
      const hides =
        lasting === undefined
          ? explained
          : signal.causesMustLast === true
            ? aboutToFire(explained, affected, kubeProxy, cause)
            : settled(explained, affected, lasting);
      return symptom.unless(hides, affected);
    },
    signal.firing(kubeProxy, parameters)
  );
}

function explanation(symptom: Signal, { signal: cause }: Cause): Signal['firing'] {
  // What hides only what is about to fire hides what fires, in its pauses too.
  return symptom.causesMustLast === true ? cause.firing : (cause.explains ?? cause.firing);
}

/**
 * What has been true for about as long as the symptom needs to fire: long enough that a cause which comes and goes, and
 * so never fires itself, hides nothing; and short enough that the symptom is gone before both would fire.
 */
function settled(explained: Expression, affected: string[], lasting: number): Expression {
  const step = Math.floor(lasting / (moments + 1));
  return step === 0 ? explained : always(explained, affected, moments, step);
}

/** At so many moments, evenly within most of the symptom's `for`, a cause must have been true. */
const moments = 4;

/** A usual time between two scrapes: who answered one of them is seen. */
const scrape = 30;

/** What has been true for almost as long as it needs to fire itself. */
function aboutToFire(explained: Expression, affected: string[], kubeProxy: KubeProxy, cause: Cause): Expression {
  const { levels, lasts } = cause.signal;
  const scrapes = Math.floor(Math.min(...levels.map((level) => durationSeconds(level.for) ?? 0)) / scrape) - 2;
  return lasts?.(kubeProxy, cause.parameters, scrapes * scrape) ?? always(explained, affected, scrapes, scrape);
}

/** True at so many moments in a row, now included. */
function always(explained: Expression, affected: string[], times: number, step: number): Expression {
  return explained
    .aggregated('group', affected)
    .during(toDuration(times * step), toDuration(step))
    .inside('count_over_time')
    .isAtLeast(times);
}
