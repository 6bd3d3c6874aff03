import { up } from '../../../metrics/process';
import { anyOf, Expression } from '../../../promql/expression';
import { madeLabels } from '../../../promql/madeLabels';
import { catalogue } from '../../../signals/catalogue';
import { type Signal, type SignalId } from '../../../signals/signal';
import { type DashboardSubject } from '../subject';

/** Those that tiles beside the table count are listed even where nobody wants their alerts. */
export const alwaysListed = [
  'instance-down',
  'rules-stale',
  'api-server-errors',
  'api-server-unauthorized',
  'never-synced',
  'sync-slow',
] as const satisfies readonly SignalId[];

/** The page that lists all runbooks, where a row has no signal. */
export const noSignal = 'README';

/** What the row says where all is well. */
export const nobodyText = 'No node needs attention';

/** The signals about nodes that are listed, causes before symptoms, and those about clusters that speak for many nodes. */
export function attentionSignals(subject: DashboardSubject): { ofNodes: Signal[]; ofClusters: Signal[] } {
  const ofNodes = catalogue.filter(
    (signal) =>
      signal.scope === 'node' && (alwaysListed.some((id) => id === signal.id) || subject.alertLevels(signal).length > 0)
  );
  const causes = new Set(ofNodes.flatMap(({ causedBy = [] }) => causedBy));
  return {
    ofNodes,
    ofClusters: catalogue.filter(
      (signal) => signal.scope === 'cluster' && causes.has(signal.id) && subject.alertLevels(signal).length > 0
    ),
  };
}

/**
 * One row a target of a node that violates any of the signals, with the first of them under `signal`: what it causes
 * itself is left out. One row a cluster of which many nodes do. Where nobody does, one row says so: Grafana shows an empty
 * table without a word. Everything in one query, so that each condition is asked once.
 */
export function whatNeedsAttention(subject: DashboardSubject): Expression {
  const { ofNodes, ofClusters } = attentionSignals(subject);
  const rows = [
    ofTargets(
      subject,
      ofNodes.filter(({ namesNodes }) => namesNodes !== true)
    ),
    ...ofNodes
      .filter(({ namesNodes }) => namesNodes === true)
      .map((signal) => filled(reason(subject, signal), [['instance', 'no target']])),
    ...ofClusters.map((signal) =>
      filled(reason(subject, signal), [
        ['node', 'Many nodes'],
        ['instance', 'All'],
      ])
    ),
  ].filter((row) => row !== undefined);
  const [first, ...others] = rows;
  const nobody = withoutAnybody(subject);
  return withoutIndentation(first === undefined ? nobody : anyOf([first, ...others]).or(nobody, []));
}

/** It is read once a minute by every open dashboard, and 40 % of it would be blanks. */
function withoutIndentation({ text }: Expression): Expression {
  return Expression.atom(text.replace(/\n +/g, '\n'));
}

/** By their names. What is scraped twice leads to each of its targets. */
function ofTargets(subject: DashboardSubject, signals: Signal[]): Expression | undefined {
  const [first, ...others] = signals.map((signal) => reason(subject, signal));
  return first === undefined
    ? undefined
    : subject.named(anyOf([first, ...others], subject.kubeProxy.perTarget), [madeLabels.signal]);
}

function reason(subject: DashboardSubject, signal: Signal): Expression {
  return filled(subject.violating(signal), [[madeLabels.signal, signal.id]]);
}

/** The rows for nobody, the first that holds. */
function withoutAnybody(subject: DashboardSubject): Expression {
  const { kubeProxy, clusterLabel } = subject;
  const row = (text: string, signal: SignalId | typeof noSignal, when: Expression) =>
    filled(when, [
      ['instance', 'All'],
      [clusterLabel, 'All'],
      [madeLabels.signal, signal],
      ['node', text],
    ]);
  return anyOf(
    [
      // In the pause of a crash loop that has just begun, or on its way out.
      row(
        'One comes and goes: see Missing',
        'instance-down',
        kubeProxy.reachedAtAddress().equals(0).aggregated('group', [])
      ),
      row(nobodyText, noSignal, kubeProxy.series(up).aggregated('group', [])),
      row('No target: choose the job under Job', 'metrics-missing', kubeProxy.targets().inside('absent')),
    ],
    []
  );
}

function filled(series: Expression, labels: Array<[label: string, value: string]>): Expression {
  return labels.reduce((labelled, [label, value]) => labelled.withLabel(label, value, '', ''), series);
}
