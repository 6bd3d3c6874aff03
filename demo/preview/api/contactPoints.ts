import { InvalidRule } from '../alerting/provisionedRule';
import { answer, ok } from '../http/exchange';
import type { Router } from '../http/router';
import { objectOf, textOf, type JsonObject } from '../json';
import { nextId, type PreviewState, type StoredContactPoint } from '../state';
import { onlyFor } from './refusal';

const provisioningPath = '/api/v1/provisioning/contact-points';

/** @throws InvalidRule with Grafana's words when a rule names somebody who is not there */
export function checkReceivers(state: PreviewState, rules: JsonObject[]): void {
  for (const rule of rules) {
    const receiver = textOf(objectOf(rule['notification_settings'])['receiver']);
    if (receiver !== '' && !state.contactPoints.some(({ name }) => name === receiver)) {
      throw new InvalidRule(`invalid alert rule\nreceiver ${receiver} does not exist`);
    }
  }
}

/** Contact points at both addresses of Grafana: the older one shows the names of integrations. */
export function addContactPoints(router: Router, state: PreviewState): void {
  router.add('GET', provisioningPath, () => ok(state.contactPoints.map(integration)));
  router.add(
    'POST',
    provisioningPath,
    onlyFor('Editor', 'alert.provisioning:write', ({ body }) => {
      const given = objectOf(body);
      const name = textOf(given['name']);
      const added = { uid: `cp${nextId(state)}`, name, integration: name, type: textOf(given['type']) };
      const contactPoint = { ...added, settings: objectOf(given['settings']) };
      state.contactPoints.push(contactPoint);
      return answer(202, integration(contactPoint));
    })
  );
  router.add(
    'DELETE',
    `${provisioningPath}/:uid`,
    onlyFor('Editor', 'alert.provisioning:write', ({ parameters }) => {
      state.contactPoints = state.contactPoints.filter(({ uid }) => uid !== parameters['uid']);
      return answer(202, { message: 'contactpoint deleted' });
    })
  );
  router.add('GET', '/apis/notifications.alerting.grafana.app/v0alpha1/namespaces/:namespace/receivers', () =>
    ok({
      kind: 'ReceiverList',
      apiVersion: 'notifications.alerting.grafana.app/v0alpha1',
      metadata: {},
      items: state.contactPoints.map((contactPoint) => receiver(state, contactPoint)),
    })
  );
}

function integration({ uid, integration: name, type, settings }: StoredContactPoint): JsonObject {
  return { uid, name, type, settings, disableResolveMessage: false };
}

function receiver(state: PreviewState, { uid, name, type, settings }: StoredContactPoint): JsonObject {
  const rules = state.groups.flatMap((group) => group.rules);
  const using = rules.filter(({ notificationSettings }) => textOf(notificationSettings?.['receiver']) === name).length;
  return {
    metadata: {
      name: Buffer.from(name).toString('base64').replace(/=+$/, ''),
      namespace: 'default',
      uid: `uid-${name}`,
      resourceVersion: '1',
      annotations: {
        'grafana.com/access/canAdmin': 'true',
        'grafana.com/access/canDelete': 'true',
        'grafana.com/access/canReadSecrets': 'true',
        'grafana.com/access/canWrite': 'true',
        'grafana.com/canUse': 'true',
        'grafana.com/inUse/routes': uid === '' ? '1' : '0',
        'grafana.com/inUse/rules': String(using),
        'grafana.com/provenance': 'none',
      },
    },
    spec: {
      title: name,
      integrations: [{ uid, type, version: 'v1', disableResolveMessage: false, settings }],
    },
  };
}
