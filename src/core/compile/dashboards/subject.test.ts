import { bundledSettings, newSource } from '../../settings/bundledSettings';
import { type Settings } from '../../settings/schema';
import { Expression } from '../../promql/expression';
import { signalById } from '../../signals/catalogue';
import { type SignalId } from '../../signals/signal';
import { DashboardSubject } from './subject';

const oneLine = (text: string) => text.replace(/\s+/g, ' ').replace(/\( /g, '(').replace(/ \)/g, ')');

describe('what a dashboard speaks about', () => {
  it('are targets of the chosen job, with what every target must have, of the clusters that are asked for', () => {
    const extra = [{ label: 'team', operator: '=' as const, value: 'network' }];
    const source = newSource('prom01', 'Prometheus', 'prometheus');
    const subject = new DashboardSubject({
      ...bundledSettings(),
      sources: [{ ...source, selector: { ...source.selector, extra } }],
    });
    expect(subject.targets([{ label: 'cluster', operator: '=', value: 'edge' }]).text).toBe(
      'up{job=~"$job", team="network", cluster=~"$cluster", cluster="edge"}'
    );
  });

  it('are clusters whose name fits the choice, where a series can only be asked for afterwards', () => {
    const { text } = new DashboardSubject(bundledSettings()).inSelectedClusters(Expression.atom('a'));
    expect(oneLine(text)).toBe(
      'max by (cluster) (label_replace(a, "selected", "yes", "cluster", "$cluster") ' +
        'and on (selected) label_replace(vector(1), "selected", "yes", "", ""))'
    );
  });

  it('is a signal with its defaults where nobody wants its alerts', () => {
    const off = (settings: Settings): Settings => ({
      ...settings,
      signals: { ...settings.signals, 'sync-slow': { enabled: false } },
    });
    const violations = (settings: Settings, id: SignalId = 'sync-slow') =>
      new DashboardSubject(settings).violations(signalById(id)).text;
    const others: Settings = { ...bundledSettings(), signals: { 'sync-failing': { enabled: false } } };
    expect(violations(off(bundledSettings()))).toBe(violations(bundledSettings()));
    expect(violations(off(others))).toBe(violations(others));
    const on = { signals: { 'conntrack-invalid-drops': { enabled: true } } };
    expect(violations(bundledSettings(), 'conntrack-invalid-drops')).toBe(
      violations({ ...bundledSettings(), ...on }, 'conntrack-invalid-drops')
    );
  });
});
