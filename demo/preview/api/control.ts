import type { Router } from '../http/router';
import { answer, ok, type Exchange } from '../http/exchange';
import { arrayOf, isObject, numberOf, objectOf, textOf, type JsonObject } from '../json';
import { findGroup, putGroup } from '../alerting/groups';
import { emptyState, nextId, timestamp, type DataSource, type PreviewState } from '../state';
import type { Plugin } from './plugin';
import { saveSettings } from './pluginSettings';

function dataSource(given: JsonObject, position: number, prometheusUrl: string): DataSource {
  const uid = textOf(given['uid'], `source-${position + 1}`);
  return {
    id: position + 1,
    uid,
    name: textOf(given['name'], uid),
    type: textOf(given['type'], 'prometheus'),
    url: textOf(given['url'], prometheusUrl),
    isDefault: given['isDefault'] === undefined ? position === 0 : given['isDefault'] === true,
  };
}

/** Test controls under `/preview/control/`: what a test cannot do through Grafana's own API. */
export function addControl(
  router: Router,
  state: PreviewState,
  plugin: Plugin,
  prometheusUrl: string,
  changed: () => Promise<void>
): void {
  const control = (name: string, act: (body: JsonObject, exchange: Exchange) => void | Promise<void>) =>
    router.add('POST', `/preview/control/${name}`, async (exchange) => {
      await act(objectOf(exchange.body), exchange);
      return ok({ message: 'done' });
    });

  control('reset', async () => {
    Object.assign(state, emptyState(prometheusUrl));
    await changed();
  });
  control('file-group', async (body) => {
    const folderUid = textOf(body['folderUid'], 'from-file');
    const title = textOf(body['title'], 'from-file');
    if (!state.folders.has(folderUid)) {
      const folder = {
        id: nextId(state),
        uid: folderUid,
        title: textOf(body['folderTitle'], folderUid),
        created: timestamp(),
        createdBy: 'Anonymous',
      };
      state.folders.set(folderUid, folder);
    }
    const rules = arrayOf(body['rules']).map(objectOf);
    state.groups = state.groups.filter((group) => group !== findGroup(state, folderUid, title));
    putGroup(state, { folderUid, title, interval: numberOf(body['interval'], 60) }, rules, 'file');
    await changed();
  });
  control('data-sources', async (_, { body }) => {
    state.dataSources = arrayOf(body).map((given, position) => dataSource(objectOf(given), position, prometheusUrl));
    await changed();
  });
  control('prometheus', (body) => {
    state.prometheusReachable = body['reachable'] === true;
  });
  control('settings', (body) => saveSettings(state, plugin, { enabled: true, pinned: true, ...body }));
  control('break', (body) => {
    const status = numberOf(body['status'], 500);
    state.breakages.push({
      method: typeof body['method'] === 'string' ? body['method'] : undefined,
      pathPattern: textOf(body['path'], '.*'),
      status,
      body: isObject(body['body']) ? body['body'] : { message: `Broken on purpose with status ${status}` },
      remaining: numberOf(body['times'], 1),
    });
  });
  router.add('GET', '/preview/control', () =>
    answer(200, {
      controls: ['reset', 'file-group', 'data-sources', 'prometheus', 'settings', 'break'].map(
        (name) => `POST /preview/control/${name}`
      ),
    })
  );
}

/** The planted failure for a request, if there is one left; uses it up by one. */
export function breakageFor(state: PreviewState, { method, path }: Exchange) {
  const found = state.breakages.find(
    (breakage) =>
      breakage.remaining > 0 && (breakage.method ?? method) === method && new RegExp(breakage.pathPattern).test(path)
  );
  if (found) {
    found.remaining -= 1;
  }
  return found ? answer(found.status, found.body) : undefined;
}
