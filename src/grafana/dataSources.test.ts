import { fakeDataSources } from '../../tests/grafana/fakeGrafana';
import { findPrometheusDataSource, listPrometheusDataSources } from './dataSources';

beforeEach(() =>
  fakeDataSources([
    { uid: 'a', name: 'Amazon', type: 'grafana-amazonprometheus-datasource' },
    { uid: 'l', name: 'Logs', type: 'loki' },
    { uid: 'p', name: 'Prometheus', isDefault: true },
    { uid: 'z', name: 'Azure', type: 'grafana-azureprometheus-datasource' },
  ])
);

describe('data sources', () => {
  it('are those that speak PromQL, the default one first', () => {
    expect(listPrometheusDataSources().map(({ uid }) => uid)).toEqual(['p', 'a', 'z']);
  });

  it('are found by uid', () => {
    expect(findPrometheusDataSource('z')).toEqual({
      uid: 'z',
      name: 'Azure',
      type: 'grafana-azureprometheus-datasource',
      isDefault: false,
    });
  });

  it.each([
    ['gone', /“gone” is not there/],
    ['l', /of type loki/],
  ])('are refused with a reason and a next step: %s', (uid, reason) => {
    expect(() => findPrometheusDataSource(uid)).toThrow(reason);
    expect(() => findPrometheusDataSource(uid)).toThrow(/Configuration/);
  });
});
