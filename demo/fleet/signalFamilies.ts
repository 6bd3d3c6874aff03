import { seriesOf } from '../../src/core/metrics/family';
import { kubeletNodeName } from '../../src/core/metrics/kubelet';
import { networkProgramming, syncDuration } from '../../src/core/metrics/programming';
import { catalogue } from '../../src/core/signals/catalogue';
import { type Selection } from './targets';

/** Everything else of a kube-proxy is for people who look. */
const readOfKubeProxy = new Set(
  [...catalogue.flatMap(({ requires }) => requires.families), kubeletNodeName].flatMap(seriesOf)
);

const programmingBounds = new Set([0.25, 0.5, 1, 2, 3, 5, 10, 20, 30, 45, 60, 90, 120, 150, 180, 300, Infinity]);

/**
 * What signals read: of kube-state-metrics everything that is modelled, all buckets of syncs,
 * and enough of the 82 of network programming to tell quantiles apart.
 */
export const readBySignals: Selection = {
  family: (name) => name.startsWith('kube_') || readOfKubeProxy.has(name),
  buckets: (family, bound) =>
    family === syncDuration.name || (family === networkProgramming.name && programmingBounds.has(bound)),
};
