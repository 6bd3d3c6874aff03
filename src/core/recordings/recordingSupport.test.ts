import { recordingSupport } from './recordingSupport';

const prometheus = (prometheusType?: string) => recordingSupport({ name: 'Main', type: 'prometheus', prometheusType });

describe('where recorded series can be written', () => {
  it.each(['Mimir', 'Cortex'])('%s takes them', (type) => {
    expect(prometheus(type)).toMatchObject({ can: 'yes', reason: expect.stringContaining(type) });
  });

  it('Prometheus needs its receiver, which nobody can see from here', () => {
    expect(prometheus('Prometheus')).toMatchObject({
      can: 'unknown',
      reason: expect.stringContaining('--web.enable-remote-write-receiver'),
    });
  });

  it('a data source of unknown type is written to as if it were Mimir', () => {
    for (const type of [undefined, '', 'Other']) {
      expect(prometheus(type)).toMatchObject({
        can: 'unknown',
        reason: expect.stringContaining('Choose the Prometheus type'),
      });
    }
  });

  it('a Thanos query takes none; the rules can be exported', () => {
    expect(prometheus('Thanos')).toMatchObject({ can: 'no', reason: expect.stringContaining('export') });
  });

  it.each(['grafana-amazonprometheus-datasource', 'grafana-azureprometheus-datasource'])('%s takes none', (type) => {
    const { can, reason } = recordingSupport({ name: 'Cloud', type, prometheusType: 'Prometheus' });
    expect(can).toBe('no');
    expect(reason).toContain(`“Cloud” is of type ${type}`);
    expect(reason).toContain('export');
  });
});
