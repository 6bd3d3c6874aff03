import { config } from '@grafana/runtime';
import * as v from 'valibot';

import { Http } from './http';

const receiversSchema = v.looseObject({
  items: v.array(
    v.looseObject({
      spec: v.looseObject({
        title: v.string(),
        integrations: v.optional(v.array(v.looseObject({ type: v.string() })), []),
      }),
    })
  ),
});

const integrationsSchema = v.array(v.looseObject({ name: v.string(), type: v.optional(v.string(), '') }));

/** Somebody who is told of alerts. One name stands for all its integrations. */
export interface ContactPoint {
  name: string;
  /** Kinds of integration, `email`, `slack`, …: each once. */
  types: string[];
}

/** Contact points of Grafana's own Alertmanager. */
export class ContactPoints {
  constructor(private readonly http = new Http()) {}

  /**
   * By name, as rules refer to them. Ask `mayReadContactPoints` first.
   * @throws Refused when Grafana says no.
   */
  async list(): Promise<ContactPoint[]> {
    const receivers = await this.http.find(receiversSchema, {
      url: `/apis/notifications.alerting.grafana.app/v0alpha1/namespaces/${encodeURIComponent(config.namespace)}/receivers`,
      action: 'list the contact points',
    });
    return receivers === undefined
      ? this.listIntegrations()
      : byName(
          receivers.items.map(({ spec: { title, integrations } }) => [title, integrations.map(({ type }) => type)])
        );
  }

  /** The older address. It names integrations, and that of the contact point which Grafana begins with differs from it. */
  private async listIntegrations(): Promise<ContactPoint[]> {
    const integrations = await this.http.request(integrationsSchema, {
      url: '/api/v1/provisioning/contact-points',
      action: 'list the contact points',
    });
    return byName(integrations.map(({ name, type }) => [name, [type]]));
  }
}

function byName(found: Array<[string, string[]]>): ContactPoint[] {
  const names = [...new Set(found.map(([name]) => name))].sort();
  return names.map((name) => {
    const types = found.flatMap(([other, kinds]) => (other === name ? kinds : []));
    return { name, types: [...new Set(types)].filter((type) => type !== '') };
  });
}
