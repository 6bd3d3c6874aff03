import { type PlacedPanel } from '../../src/core/compile/dashboards/dashboardModel';
import { familiesDrawn } from '../../src/core/compile/dashboards/panels/source';
import { isExposedBy } from '../../src/core/metrics/exposure';
import { type PanelKind } from './kinds';

interface ExpectedEmptiness {
  panel: string;
  where: (kind: PanelKind) => boolean;
  reason: string;
}

const isHealthy = ({ hasFailed }: PanelKind) => !hasFailed;
const isWindows = ({ mode }: PanelKind) => mode === 'kernelspace';
const windows = 'Windows has one mode only, and is left out.';
const onlyWatches = 'kube-proxy only watches while all is well: no request is measured.';

/** Where a panel is empty although its families can be there. */
const expectedEmptiness: readonly ExpectedEmptiness[] = [
  { panel: 'Which nodes have no kube-proxy?', where: isHealthy, reason: 'Every node has one.' },
  { panel: 'Which requests to the API server fail?', where: isHealthy, reason: 'None fails.' },
  {
    panel: 'How many syncs have failed?',
    where: ({ hasFailed, version }) => !hasFailed && version !== '1.28',
    reason: 'The counters are born with the first failure.',
  },
  {
    panel: 'Are requests sent again?',
    where: isHealthy,
    reason: 'The counter is born with the first failure.',
  },
  { panel: 'How fast are the answers?', where: isHealthy, reason: onlyWatches },
  { panel: 'How slow are the slowest?', where: isHealthy, reason: onlyWatches },
  { panel: 'Do they limit themselves?', where: isHealthy, reason: onlyWatches },
  {
    panel: 'Who uses NodePorts on localhost?',
    where: ({ hasFailed, mode }) => !hasFailed && mode === 'nftables',
    reason: 'Nobody does, and the counter is born with the first packet.',
  },
  { panel: 'Which modes run?', where: isWindows, reason: windows },
  { panel: 'How many modes run at once?', where: isWindows, reason: windows },
];

/** Why the panel may be empty in a cluster of the kind; undefined where it must not be. */
export function reasonForEmptiness(panel: PlacedPanel, kind: PanelKind): string | undefined {
  const families = familiesDrawn(panel.targets.map(({ expr }) => ({ text: expr })));
  return families.some((family) => isExposedBy(family, kind))
    ? expectedEmptiness.find(({ panel: title, where }) => title === panel.title && where(kind))?.reason
    : 'No kube-proxy of this mode and version has it.';
}
