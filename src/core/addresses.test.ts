import { newSilencePath, subjectPath } from './addresses';
import { newSource } from './settings/bundledSettings';

const source = newSource('abc123', 'Prometheus', 'prom');

describe('who an alert is about is shown', () => {
  it('by its own dashboard where Prometheus has a target of it', () => {
    expect(subjectPath(source, { cluster: 'prod', node: 'a1', instance: '10.0.0.1:10249' })).toBe(
      '/d/kubeproxy-node?var-datasource=prom&var-cluster=prod&var-instance=10.0.0.1%3A10249'
    );
  });

  it.each([[{ cluster: 'prod', node: 'a1' }], [{ cluster: 'prod', node: 'a1', instance: '' }], [{ cluster: 'prod' }]])(
    'by its cluster where it has none: %j',
    (labels) => {
      expect(subjectPath(source, labels)).toBe('/d/kubeproxy-fleet?var-datasource=prom&var-cluster=prod');
    }
  );
});

describe('a silence', () => {
  const matchers = (labels?: Record<string, string>) =>
    new URLSearchParams(newSilencePath('kpm-abc123-down-c', 'k8s', labels).split('?')[1]).getAll('matcher');

  it.each([
    [undefined, []],
    [{ k8s: 'prod' }, ['k8s=prod']],
    [{ k8s: 'prod', node: 'a1', instance: '10.0.0.1:10249' }, ['k8s=prod', 'node=a1']],
    [{ k8s: 'prod', node: '', instance: '10.0.0.1:10249' }, ['k8s=prod', 'instance=10.0.0.1:10249']],
  ])('of %j is of one rule and of who it is about', (labels, told) => {
    expect(matchers(labels)).toEqual(['__alert_rule_uid__=kpm-abc123-down-c', ...told]);
  });
});
