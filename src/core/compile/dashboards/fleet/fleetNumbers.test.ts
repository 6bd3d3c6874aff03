import { bundledSettings, newSource } from '../../../settings/bundledSettings';
import { type Source } from '../../../settings/schema';
import { DashboardSubject } from '../subject';
import { FleetNumbers } from './fleetNumbers';

function clustersDown(clusters: Source['clusters']): string {
  const sources = [{ ...newSource('prom01', 'Prometheus', 'prometheus'), clusters }];
  return new FleetNumbers(new DashboardSubject({ ...bundledSettings(), sources })).clustersDown().text;
}

const { tolerance } = newSource('prom01', 'Prometheus', 'prometheus').expectedNodes;
const ofItsOwn = { mode: 'fixed' as const, fixed: 7, tolerance, graceMinutes: 15, excludeTaints: [] };

describe('numbers of the fleet', () => {
  it('are of the chosen clusters, also where one is known by its name alone, which no selector could restrict', () => {
    const choice = '"selected", "yes", "cluster", "$cluster"';
    expect(clustersDown({})).not.toContain(choice);
    expect(clustersDown({ edge: { kubeProxy: true } })).toContain(choice);
    expect(clustersDown({ edge: { kubeProxy: true, expectedNodes: ofItsOwn } })).toContain(choice);
    expect(clustersDown({ edge: { kubeProxy: true, expectedByName: false, expectedNodes: ofItsOwn } })).not.toContain(
      choice
    );
  });
});
