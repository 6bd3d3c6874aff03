import { bundledSettings, newSource } from '../../../settings/bundledSettings';
import { type Settings, type Source } from '../../../settings/schema';
import { DashboardSubject } from '../subject';
import { alwaysListed, attentionSignals, whatNeedsAttention } from './attention';

function listed(signals: Settings['signals'], clusters: Source['clusters'] = {}) {
  const sources = [{ ...newSource('prom01', 'Prometheus', 'prometheus'), clusters }];
  const subject = new DashboardSubject({ ...bundledSettings(), sources, signals });
  const { ofNodes, ofClusters } = attentionSignals(subject);
  return {
    nodes: ofNodes.map(({ id }) => id),
    clusters: ofClusters.map(({ id }) => id),
    query: whatNeedsAttention(subject).text,
  };
}

const off = { enabled: false };
const on = { enabled: true };

describe('what needs attention', () => {
  it('is every signal about nodes that alerts above info, and what explains many nodes at once', () => {
    const { nodes, clusters } = listed({});
    expect(nodes).toEqual(expect.arrayContaining([...alwaysListed, 'restarting', 'livez-failing', 'node-not-covered']));
    expect(nodes).not.toContain('windows-load-balancer');
    expect(nodes).not.toContain('conntrack-invalid-drops');
    expect(clusters).toEqual(['metrics-missing', 'down', 'many-instances-down', 'api-server-unusable']);
  });

  it('has what somebody switched on, and no signal whose alerts are information only', () => {
    const { nodes } = listed({ 'windows-load-balancer': on, 'conntrack-invalid-drops': on });
    expect(nodes).toContain('windows-load-balancer');
    expect(nodes).not.toContain('conntrack-invalid-drops');
  });

  it('has nothing that somebody switched off, but for what tiles count', () => {
    const { nodes, clusters } = listed({ restarting: off, 'rules-stale': off, 'many-instances-down': off });
    expect(nodes).not.toContain('restarting');
    expect(nodes).toContain('rules-stale');
    expect(clusters).not.toContain('many-instances-down');
  });

  it('is of a cluster alone where only that one wants the alert', () => {
    const { nodes, query } = listed(
      { 'livez-failing': off },
      { edge: { kubeProxy: true, signals: { 'livez-failing': on } } }
    );
    expect(nodes).toContain('livez-failing');
    expect(query).toMatch(/kubeproxy_proxy_livez_total\{job=~"\$job", cluster=~"\$cluster", cluster="edge"/);
    expect(query).not.toMatch(/kubeproxy_proxy_livez_total\{job=~"\$job", cluster=~"\$cluster", code/);
  });

  it('is of every cluster where a level is off for one of them, and another is not', () => {
    const { query } = listed({}, { edge: { kubeProxy: true, signals: { 'sync-slow': { levels: { warning: off } } } } });
    expect(query).toMatch(/cluster!="edge"[\s\S]*> 8/);
    expect(query).toContain('> 14');
    expect(listed({}).query).not.toContain('> 14');
  });
});
