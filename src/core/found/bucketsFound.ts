import { type Family } from '../metrics/family';
import { up } from '../metrics/process';
import { buildInfo } from '../metrics/selfDescription';
import { type Answers } from '../overview/overviewQueries';
import { bucketsOf } from '../promql/bucket';
import { type Expression } from '../promql/expression';
import { oneOf, select, type Matcher } from '../promql/selector';
import { type Source } from '../settings/schema';
import { catalogue } from '../signals/catalogue';
import { type KubeProxy } from '../signals/kubeProxy';

/** Bounds of the buckets that a cluster's kube-proxies have, by the name of the histogram. Native ones have none. */
export interface BucketsFound {
  /** The largest finite one. */
  largest: ReadonlyMap<string, number>;
  /** Which of the bounds that a number may be are there, ascending. */
  bounds: ReadonlyMap<string, readonly number[]>;
}

/** More targets make a query that is too long; then the buckets of the first clusters stand for all. */
const mostAsked = 100;

/** PromQL: one target of each version in a cluster. Whose buckets are read costs little then, however large the fleet. */
export function examplesOfVersions(kubeProxy: KubeProxy): string {
  const { perCluster, perTarget } = kubeProxy;
  const ofVersions = kubeProxy
    .series(buildInfo)
    .aggregated('group', [...perTarget, 'git_version'])
    .aggregated('topk', [...perCluster, 'git_version'], 1);
  const ofClusters = kubeProxy.series(up).equals(1).aggregated('group', perTarget).aggregated('topk', perCluster, 1);
  return ofVersions.or(ofClusters, perCluster).text;
}

/** PromQL by name for `bucketsIn`, about the targets that `examplesOfVersions` named; empty where it named none. */
export function bucketQueries(
  { selector, clusterLabel }: Source,
  examples: Answers[string] = []
): Record<string, string> {
  const instances = [...new Set(examples.flatMap(({ labels }) => labels['instance'] ?? []))].slice(0, mostAsked);
  if (instances.length === 0) {
    return {};
  }
  const target: Matcher[] = [
    { label: 'job', operator: '=~', value: selector.job },
    ...selector.extra,
    oneOf('instance', instances),
  ];
  const buckets = ({ name }: Family, bounds: Matcher[] = []) =>
    select(`${name}_bucket`, [...target, ...bounds]).aggregated('count', [clusterLabel, 'le']);
  return Object.fromEntries([
    ...meansIn().map((family) => [
      `largest ${family.name}`,
      largestFinite(buckets(family), buckets(family, [infinite])).text,
    ]),
    ...boundsIn().map(({ family, allowed }) => [
      `bounds ${family.name}`,
      buckets(family, [bucketsOf([...allowed, Infinity])]).text,
    ]),
  ]);
}

/** What the answers to `bucketQueries` say, by the name of the cluster. */
export function bucketsIn({ clusterLabel }: Source, answers: Answers): Map<string, BucketsFound> {
  const clusterOf = (labels: Readonly<Record<string, string>>) => labels[clusterLabel] ?? '';
  const clusters = new Set(Object.values(answers).flatMap((all = []) => all.map(({ labels }) => clusterOf(labels))));
  const of = (name: string, cluster: string) =>
    (answers[name] ?? []).filter(({ labels }) => clusterOf(labels) === cluster);
  return new Map(
    [...clusters].map((cluster) => [
      cluster,
      {
        largest: new Map(
          meansIn().flatMap(({ name }) =>
            of(`largest ${name}`, cluster).flatMap(({ value }) =>
              Number.isFinite(value) ? [[name, value] as const] : []
            )
          )
        ),
        bounds: new Map(
          boundsIn().flatMap(({ family: { name } }) => {
            const there = of(`bounds ${name}`, cluster).map(({ labels }) => Number(labels['le']));
            // `+Inf` is asked for as well, so that a histogram without any of the bounds is known to be there.
            const finite = there.filter(Number.isFinite).sort((left, right) => left - right);
            return there.length === 0 ? [] : [[name, finite] as const];
          })
        ),
      },
    ])
  );
}

const infinite: Matcher = { label: 'le', operator: '=', value: '+Inf' };

/** A quantile above all but the last bucket is the bound of the largest finite one: so many texts become one number. */
function largestFinite(all: Expression, last: Expression): Expression {
  return last.or(all.times(0)).prefixed('histogram_quantile', '1');
}

function meansIn(): Family[] {
  return [...new Set(catalogue.flatMap(({ parameters }) => parameters.flatMap(({ meanOf }) => meanOf ?? [])))];
}

function boundsIn(): Array<{ family: Family; allowed: readonly number[] }> {
  return catalogue.flatMap(({ parameters }) =>
    parameters.flatMap(({ boundOf, allowed }) =>
      boundOf === undefined || allowed === undefined ? [] : [{ family: boundOf, allowed }]
    )
  );
}
