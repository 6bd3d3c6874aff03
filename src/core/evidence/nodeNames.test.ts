import { parseQuery } from '../../../tests/promql/syntax';
import { nodeNaming, nodeNamesQuery } from './nodeNames';

const selection = { selector: { job: 'kube-proxy', extra: [] }, clusterLabel: 'cluster' };
const target = { cluster: 'prod', job: 'kube-proxy', instance: '10.0.0.1:10249' };

describe('names of nodes', () => {
  it('are asked of the instances that were found, each once', () => {
    const query = nodeNamesQuery(selection, [target, target, { ...target, instance: '10.0.0.2:10249' }]) ?? '';
    expect(() => parseQuery(query)).not.toThrow();
    expect(query).toContain('instance=~"10\\\\.0\\\\.0\\\\.1:10249|10\\\\.0\\\\.0\\\\.2:10249"');
  });

  it('are not asked where nothing was found', () => {
    expect(nodeNamesQuery(selection, [{ answers: 'worst' }])).toBeUndefined();
  });

  it('are added to what they belong to; a node that is gone is called by its address', () => {
    const name = nodeNaming(selection, [{ ...target, node: 'a1' }]);
    expect(name({ ...target, answers: 'every level' })).toEqual({ ...target, answers: 'every level', node: 'a1' });
    expect(name({ ...target, cluster: 'edge' })).toEqual({
      ...target,
      cluster: 'edge',
      node: target.instance,
    });
    expect(name({ ...target, node: 'own' })).toEqual({ ...target, node: 'own' });
  });
});
