import { anyOf, type Expression } from '../promql/expression';
import { withNodeName } from '../signals/nodeName';
import { type Signal } from '../signals/signal';
import { type Source } from '../settings/schema';
import { type Branch } from './branches';

/**
 * What the alert of a signal evaluates, in Prometheus and in Grafana alike.
 * A node is named once, also when both IP families of it violate.
 */
export function firingExpression(signal: Signal, source: Source, branches: [Branch, ...Branch[]]): Expression {
  const firing = violatingSeries(signal, branches);
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
export function violatingSeries(signal: Signal, [first, ...others]: [Branch, ...Branch[]]): Expression {
  return anyOf([firingInBranch(signal, first), ...others.map((branch) => firingInBranch(signal, branch))]);
}

/** The first family of a signal is there for every target that can violate it. */
function presence({ id, requires: { families } }: Signal, branches: [Branch, ...Branch[]]): Expression {
  const [family] = families;
  if (family === undefined) {
    throw new Error(`The signal ${id} names no family that it reads`);
  }
  const [first, ...others] = branches.map(({ kubeProxy }) => kubeProxy.presence(family));
  return first === undefined ? branches[0].kubeProxy.presence(family) : anyOf([first, ...others]);
}

function firingInBranch(signal: Signal, { kubeProxy, parameters, causes }: Branch): Expression {
  return causes.reduce(
    (symptom, { signal: cause, parameters: ofCause }) => {
      const explained = (cause.explains ?? cause.firing)(kubeProxy, ofCause);
      const affected =
        cause.scope === 'cluster' || signal.scope === 'cluster' ? kubeProxy.perCluster : kubeProxy.perTarget;
      return symptom.unless(explained, affected);
    },
    signal.firing(kubeProxy, parameters)
  );
}
