import { branchesOfAllClusters } from '../compile/branches';
import { compileRules, type CompiledRule } from '../compile/rules';
import { buildInfo } from '../metrics/selfDescription';
import { anyOf, type Expression } from '../promql/expression';
import { type Settings, type Source } from '../settings/schema';
import { type KubeProxy } from '../signals/kubeProxy';
import { nodesPerMode } from '../signals/lifecycle/modes';
import { meanSync } from '../signals/programming/syncSlow';
import { hidingLater } from './reasons';

export interface Sample {
  labels: Readonly<Record<string, string>>;
  value: number;
}

/** What the queries brought, by their names; undefined where one failed. */
export type Answers = Readonly<Record<string, readonly Sample[] | undefined>>;

/** What Overview asks about a source, in one request. */
export interface OverviewQueries {
  /** PromQL by name. */
  texts: Record<string, string>;
  /** The rules whose firing expressions are asked; their uid is the name of the query. */
  rules: CompiledRule[];
}

const numberNames = ['expected', 'running', 'targets', 'slowest-sync', 'version', 'modes'] as const;

/** The numbers per cluster that are asked besides the firing expressions. */
export type NumberName = (typeof numberNames)[number];

/**
 * The firing expressions of all rules that are on, so that the verdict is what the alerts say before their `for` is over,
 * and a few numbers per cluster.
 */
export function overviewQueries(settings: Settings, source: Source): OverviewQueries {
  const rules = compileRules({ ...settings, sources: [source] });
  const firing = rules.map((rule) => [rule.uid, rule.expressionAtOnce(hidingLater(rule)).text]);
  const numbers = numberNames.flatMap((name) => {
    const expression = everywhere(settings, source, (kubeProxy) => numberOf(name, kubeProxy));
    return expression === undefined ? [] : [[name, expression.text]];
  });
  return { texts: Object.fromEntries([...firing, ...numbers]), rules };
}

function numberOf(name: NumberName, kubeProxy: KubeProxy): Expression {
  switch (name) {
    case 'expected':
      return kubeProxy.expected();
    case 'running':
      return kubeProxy.running();
    case 'targets':
      return kubeProxy.targets();
    case 'slowest-sync':
      return meanSync(kubeProxy).aggregated('max', kubeProxy.perCluster);
    case 'version':
      return kubeProxy.series(buildInfo).aggregated('count', [...kubeProxy.perCluster, 'git_version']);
    case 'modes':
      return nodesPerMode(kubeProxy);
  }
}

/** An expression about every cluster that has kube-proxy, whatever alerts are on there. */
export function everywhere(
  settings: Settings,
  source: Source,
  express: (kubeProxy: KubeProxy) => Expression
): Expression | undefined {
  const [first, ...others] = branchesOfAllClusters(settings, source).map(({ kubeProxy }) => express(kubeProxy));
  return first === undefined ? undefined : anyOf([first, ...others]);
}
