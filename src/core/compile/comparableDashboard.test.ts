import stored from '../../../demo/preview/recorded/47-dashboard-get.json';
import asResource from '../../../demo/preview/recorded/51-dashboard-k8s-get.json';
import { appliedDashboard, dashboardFingerprint } from './comparableDashboard';
import { appliedDashboardKey } from './fingerprint';

const { id: _id, version: _version, ...bundled } = stored.response.body.dashboard;

describe('the fingerprint of a dashboard', () => {
  it('is equal for the file and what Grafana made of it', () => {
    expect(dashboardFingerprint(stored.response.body.dashboard)).toBe(dashboardFingerprint(bundled));
    expect(dashboardFingerprint({ ...asResource.response.body.spec, uid: bundled.uid })).toBe(
      dashboardFingerprint(bundled)
    );
  });

  it('is kept at the root and does not count itself', () => {
    const kept = { ...bundled, [appliedDashboardKey]: dashboardFingerprint(bundled) };
    expect(appliedDashboard(kept)?.fingerprint).toBe(dashboardFingerprint(bundled));
    expect(dashboardFingerprint(kept)).toBe(dashboardFingerprint(bundled));
  });

  it('does not care which choice of a variable was looked at', () => {
    const [first, ...others] = bundled.templating.list;
    const templating = { list: [{ ...first, current: { text: 'mimir', value: 'mimir' } }, ...others] };
    expect(dashboardFingerprint({ ...bundled, templating })).toBe(dashboardFingerprint(bundled));
  });

  it('sees which choices a variable has, and what stands beside a list', () => {
    const withOptions = (options: string[]) =>
      dashboardFingerprint({ ...bundled, templating: { list: [{ name: 'ip_family', options }] } });
    expect(withOptions(['IPv4'])).not.toBe(withOptions(['IPv6']));
    expect(dashboardFingerprint({ ...bundled, templating: { ...bundled.templating, more: 1 } })).not.toBe(
      dashboardFingerprint(bundled)
    );
  });

  it('sees what is empty or null, but for the choices of a variable', () => {
    const withVariable = (more: object) =>
      dashboardFingerprint({ ...bundled, templating: { list: [{ name: 'job', ...more }] } });
    expect(withVariable({ options: [] })).toBe(withVariable({}));
    expect(withVariable({ regexes: [] })).not.toBe(withVariable({}));
    expect(withVariable({ datasource: null })).not.toBe(withVariable({}));
  });

  it('is not remembered by a dashboard that the plugin never wrote', () => {
    expect(appliedDashboard(bundled)).toBeUndefined();
  });

  it('sees another panel id, which alerts point to', () => {
    const panels = bundled.panels.map((panel) => ({ ...panel, id: panel.id + 1 }));
    expect(dashboardFingerprint({ ...bundled, panels })).not.toBe(dashboardFingerprint(bundled));
  });

  it('does not see whether Grafana added its own annotation to others', () => {
    const restarts = { name: 'kube-proxy starts' };
    const [without, added] = [[restarts], [{ builtIn: 1, name: 'Annotations & Alerts' }, restarts]].map((list) => ({
      ...bundled,
      annotations: { list },
    }));
    expect(dashboardFingerprint({ ...added })).toBe(dashboardFingerprint({ ...without }));
  });

  it('takes annotations without a list for none', () => {
    expect(dashboardFingerprint({ ...bundled, annotations: {} })).toBe(dashboardFingerprint(bundled));
  });

  it('sees annotations of the user', () => {
    const named = (name: string) =>
      dashboardFingerprint({ ...bundled, annotations: { list: [{ builtIn: 1 }, { name }] } });
    expect(named('Deployments')).not.toBe(dashboardFingerprint(bundled));
    expect(named('Deployments')).not.toBe(named('Releases'));
  });
});
