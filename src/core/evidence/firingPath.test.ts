import { newSource } from '../settings/bundledSettings';
import { firingPath } from './firingPath';

const source = newSource('abc123', 'Prometheus', 'prom');
const firing = { name: '', began: 10_000_000, seconds: 60, isStillFiring: false, peak: 1 };
const query = (labels: Record<string, string>) => firingPath({ ...firing, labels }, source);

describe('a firing leads', () => {
  it('to its node, from half an hour before to half an hour after', () => {
    expect(query({ cluster: 'prod & co', instance: '10.0.0.1:10249', node: 'a1' })).toBe(
      '/d/kubeproxy-node?var-datasource=prom&var-cluster=prod%20%26%20co&var-instance=10.0.0.1%3A10249&from=8200000&to=11860000'
    );
  });

  it('to its cluster where it has no kube-proxy', () => {
    expect(query({ cluster: 'prod', node: 'a1' })).toMatch(/^\/d\/kubeproxy-fleet\?.*var-cluster=prod&from=8200000/);
  });

  it('to all clusters where it names none', () => {
    expect(query({})).toMatch(/^\/d\/kubeproxy-fleet\?var-datasource=prom&from=8200000/);
  });
});
