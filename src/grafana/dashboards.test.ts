import { FakeGrafana, recorded } from '../../tests/grafana/fakeGrafana';
import { Dashboards } from './dashboards';

const wanted = {
  uid: 'kubeproxy-node',
  title: 'Kube-proxy / Node',
  path: 'dashboards/kubeproxy-node.json',
  model: { uid: 'kubeproxy-node', title: 'Kube-proxy / Node', version: 9 },
};

describe('dashboards', () => {
  it('are found with their folder and whether they may be saved', async () => {
    new FakeGrafana(() => recorded('47-dashboard-get'));
    expect(await new Dashboards().find('kubeproxy-node')).toMatchObject({
      uid: 'kubeproxy-node',
      folderUid: '',
      isProvisioned: false,
      canSave: true,
    });
  });

  it('are saved over what is there, so that they stay the plugin’s', async () => {
    const grafana = new FakeGrafana(({ method }) =>
      recorded(method === 'POST' ? '49-dashboard-save-plugin-owned-with-overwrite' : '47-dashboard-get')
    );
    const dashboards = new Dashboards();
    await dashboards.save(wanted, await dashboards.find(wanted.uid), 'ops');
    expect(grafana.requests[1]).toMatchObject({ url: '/api/dashboards/db', method: 'POST' });
    expect(grafana.requests[1]?.data).toMatchObject({ overwrite: true, folderUid: 'ops', dashboard: { id: 3 } });
    expect(grafana.requests[1]?.data.dashboard).not.toHaveProperty('version');
  });

  it('say why a Viewer cannot save them', async () => {
    new FakeGrafana(({ method }) =>
      recorded(method === 'POST' ? '50-dashboard-save-viewer-forbidden' : '47-dashboard-get')
    );
    const dashboards = new Dashboards();
    const found = await dashboards.find(wanted.uid);
    await expect(dashboards.save(wanted, found)).rejects.toMatchObject({
      reason: expect.stringContaining('save the dashboard “Kube-proxy / Node”: you lack the permission'),
    });
  });
});
