import * as v from 'valibot';

import { text, whole } from './schemaValues';

/** Taints of nodes that never run a DaemonSet Pod or are about to go. */
const defaultExcludedTaints = [
  'eks.amazonaws.com/compute-type',
  'virtual-kubelet.io/provider',
  'ToBeDeletedByClusterAutoscaler',
];

const tolerance = v.looseObject({
  value: v.pipe(
    v.number('The tolerance is a number.'),
    v.minValue(0, 'The tolerance is 0 or more.'),
    v.maxValue(100_000, 'The tolerance is at most 100000.')
  ),
  unit: v.picklist(['nodes', 'percent'], 'The unit of the tolerance is nodes or percent.'),
});

const expectedNodesModes = ['auto', 'daemonset', 'nodes', 'discovered', 'fixed'] as const;

const expectedNodesParts = {
  mode: v.picklist(expectedNodesModes, `Expected nodes are one of ${expectedNodesModes.join(', ')}.`),
  fixed: v.optional(whole('The number of nodes', 0, 100_000)),
  tolerance,
  graceMinutes: whole('The grace period in minutes', 0, 1440),
  excludeTaints: v.array(text('A taint')),
};

const numberMissing = 'Enter the number of nodes, or choose automatic.';

/** How many nodes of a cluster should run kube-proxy. */
export const expectedNodes = v.pipe(
  v.looseObject({
    ...expectedNodesParts,
    mode: v.optional(expectedNodesParts.mode, 'auto'),
    tolerance: v.optional(tolerance, { value: 0, unit: 'nodes' }),
    graceMinutes: v.optional(expectedNodesParts.graceMinutes, 15),
    excludeTaints: v.optional(expectedNodesParts.excludeTaints, defaultExcludedTaints),
  }),
  v.forward(
    v.check(({ mode, fixed }) => mode !== 'fixed' || fixed !== undefined, numberMissing),
    ['fixed']
  )
);

/** What a cluster does not say is as its source says. */
export const expectedNodesOfCluster = v.pipe(
  v.looseObject({
    ...expectedNodesParts,
    mode: v.optional(expectedNodesParts.mode),
    tolerance: v.optional(tolerance),
    graceMinutes: v.optional(expectedNodesParts.graceMinutes),
    excludeTaints: v.optional(expectedNodesParts.excludeTaints),
  }),
  v.forward(
    v.check(({ mode, fixed }) => mode !== 'fixed' || fixed !== undefined, numberMissing),
    ['fixed']
  )
);
