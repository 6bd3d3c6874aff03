import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

import { parseSettings } from '../../src/core/settings/parse';
import { demoFleet } from '../demoFleet';
import { demoSettings } from '../demoSettings';
import { provisionGrafana } from './provisioning';

function provisioned(settings?: ReturnType<typeof demoSettings>) {
  const directory = mkdtempSync(join(tmpdir(), 'grafana-'));
  const dist = join(directory, 'dist');
  mkdirSync(dist);
  writeFileSync(join(dist, 'module.js'), '');
  provisionGrafana({ directory, dist, prometheusUrl: 'http://127.0.0.1:9090', settings });
  const read = (kind: string) => parse(readFileSync(join(directory, 'provisioning', kind, 'demo.yaml'), 'utf8'));
  return { directory, dataSources: read('datasources'), plugins: read('plugins') };
}

it('gives Grafana the data source that the settings name, and the built plugin', () => {
  const { directory, dataSources, plugins } = provisioned(demoSettings(demoFleet()));
  expect(dataSources.datasources[0]).toMatchObject({ uid: 'prometheus', url: 'http://127.0.0.1:9090' });
  expect(plugins.apps[0]).toMatchObject({ type: 'kubeproxy-monitor-app', disabled: false });
  expect(plugins.apps[0].jsonData.sources[0]).toMatchObject({
    datasourceUid: 'prometheus',
    clusters: { 'prod-eu': { kubeProxy: true }, 'prod-us': { kubeProxy: true } },
  });
  expect(existsSync(join(directory, 'plugins/kubeproxy-monitor-app/module.js'))).toBe(true);
});

it('writes settings that the app accepts', () => {
  expect(parseSettings(provisioned(demoSettings(demoFleet())).plugins.apps[0].jsonData)).toMatchObject({
    kind: 'usable',
  });
});

it('leaves the app alone without settings', () => {
  expect(provisioned().plugins.apps).toEqual([]);
});
