import * as v from 'valibot';

import { type ActualDashboard, type DesiredDashboard } from '../core/plan/state';
import { pluginId } from '../core/product';
import { Http } from './http';

const answerSchema = v.looseObject({
  dashboard: v.looseObject({ id: v.number() }),
  meta: v.looseObject({
    folderUid: v.optional(v.string(), ''),
    provisioned: v.optional(v.boolean(), false),
    canSave: v.optional(v.boolean(), false),
  }),
});

/** The bundled dashboards as Grafana keeps them. */
export class Dashboards {
  constructor(private readonly http = new Http()) {}

  /** @returns undefined when there is none of that uid. */
  async find(uid: string): Promise<ActualDashboard | undefined> {
    const url = `/api/dashboards/uid/${encodeURIComponent(uid)}`;
    const found = await this.http.find(answerSchema, { url, action: `show the dashboard ${uid}` });
    return (
      found && {
        uid,
        model: found.dashboard,
        folderUid: found.meta.folderUid,
        isProvisioned: found.meta.provisioned,
        canSave: found.meta.canSave,
      }
    );
  }

  /**
   * Saves a dashboard over what is there. With `overwrite` Grafana keeps it as the plugin's; a `folderUid` moves it.
   * One that is not there is imported from the plugin first, so that it belongs to the plugin.
   * @param found what is there at this moment
   */
  async save(
    { uid, title, path, model }: DesiredDashboard,
    found: ActualDashboard | undefined,
    folderUid?: string
  ): Promise<void> {
    if (found === undefined) {
      await this.importBundled(path, title);
    }
    const { id: _, version: __, ...content } = model;
    // Left out, the folder would be the root.
    const place = folderUid ?? found?.folderUid ?? '';
    await this.http.request(v.unknown(), {
      url: '/api/dashboards/db',
      method: 'POST',
      body: {
        dashboard: { ...content, uid, id: found?.model['id'] ?? null },
        ...(place === '' ? {} : { folderUid: place }),
        overwrite: true,
        message: 'Applied by Kube-proxy Monitor',
      },
      action: `save the dashboard “${title}”`,
    });
  }

  private async importBundled(path: string, title: string): Promise<void> {
    await this.http.request(v.unknown(), {
      url: '/api/dashboards/import',
      method: 'POST',
      body: { pluginId, path, overwrite: true, inputs: [] },
      action: `bring the dashboard “${title}” back`,
    });
  }
}
