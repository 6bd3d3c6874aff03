import { alertSubject } from './alertSubject';

const source = { clusterLabel: 'k8s', name: 'Prometheus' };

describe('the subject of an alert', () => {
  it.each([
    [{ node: 'a1', instance: '10.0.0.1:10249', k8s: 'prod' }, source, 'a1 (prod)'],
    [{ instance: '10.0.0.1:10249' }, source, '10.0.0.1:10249'],
    [{ k8s: 'prod', cluster: 'other' }, source, 'prod'],
    [{}, source, 'Prometheus'],
    [{ node: 'a1', cluster: 'prod' }, undefined, 'a1 (prod)'],
    [{}, undefined, 'all of it'],
  ])('%j of %j is %s', (labels, of, name) => {
    expect(alertSubject(labels, of)).toBe(name);
  });
});
