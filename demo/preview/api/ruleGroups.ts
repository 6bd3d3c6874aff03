import type { Router } from '../http/router';
import { answer, ok, textAnswer, type Answer, type Exchange } from '../http/exchange';
import { arrayOf, numberOf, objectOf } from '../json';
import { deleteGroup, findGroup, findRule, ProvenanceMismatch, putGroup } from '../alerting/groups';
import { echoedRule, InvalidRule, provisionedRule } from '../alerting/provisionedRule';
import { exportText } from '../alerting/export';
import type { Provenance } from '../alerting/storedRule';
import type { PreviewState } from '../state';
import { checkReceivers } from './contactPoints';
import { onlyFor } from './refusal';

const writePermissions =
  'any of alert.provisioning:write, alert.rules.provisioning:write, all of alert.rules:read, folders:read, alert.provisioning.provenance:write, any of alert.rules:write, alert.rules:create, alert.rules:delete';
const groupPath = '/api/v1/provisioning/folder/:folderUid/rule-groups/:group';

const missing = answer(404, { statusCode: 404, messageId: 'alerting.alert-rule.notFound', message: 'NotFound' });

function provenanceOf({ headers }: Exchange): Provenance {
  return headers['x-disable-provenance'] === undefined ? 'api' : '';
}

function refused(reason: unknown): Answer {
  if (reason instanceof InvalidRule) {
    return answer(400, { message: reason.message });
  }
  if (reason instanceof ProvenanceMismatch) {
    const operation = reason.operation;
    return answer(409, {
      statusCode: 409,
      messageId: 'alerting.provenanceMismatch',
      message: reason.message,
      extra: { Operation: operation, ProvidedProvenance: reason.provided, StoredProvenance: 'file' },
    });
  }
  throw reason;
}

/** Rule groups and rules of the provisioning API. `changed` is called after every write that changed something. */
export function addRuleGroups(router: Router, state: PreviewState, changed: () => Promise<void>): void {
  const names = ({ parameters }: Exchange) => ({
    folderUid: parameters['folderUid'] ?? '',
    title: parameters['group'] ?? '',
  });

  router.add('GET', groupPath, (exchange) => {
    const { folderUid, title } = names(exchange);
    const group = findGroup(state, folderUid, title);
    return group
      ? ok({
          title,
          folderUid,
          interval: group.interval,
          rules: group.rules.map((rule) => provisionedRule(rule, group)),
        })
      : missing;
  });

  router.add(
    'PUT',
    groupPath,
    onlyFor('Editor', writePermissions, async (exchange) => {
      const { folderUid, title } = names(exchange);
      const body = objectOf(exchange.body);
      const interval = numberOf(body['interval']);
      const rules = arrayOf(body['rules']).map(objectOf);
      try {
        checkReceivers(state, rules);
        const { group, stored } = putGroup(state, { folderUid, title, interval }, rules, provenanceOf(exchange));
        await changed();
        return ok({
          title,
          folderUid,
          interval,
          rules: stored.map((rule, position) => echoedRule(rules[position] ?? {}, rule, group)),
        });
      } catch (reason) {
        return refused(reason);
      }
    })
  );

  router.add(
    'DELETE',
    groupPath,
    onlyFor('Editor', writePermissions, async (exchange) => {
      const { folderUid, title } = names(exchange);
      try {
        if (!deleteGroup(state, folderUid, title, provenanceOf(exchange))) {
          return missing;
        }
        await changed();
        return { status: 204, body: undefined };
      } catch (reason) {
        return refused(reason);
      }
    })
  );

  router.add('GET', '/api/v1/provisioning/alert-rules', () =>
    ok(state.groups.flatMap((group) => group.rules.map((rule) => provisionedRule(rule, group, group.provenance))))
  );
  router.add('GET', '/api/v1/provisioning/alert-rules/export', ({ query }) => exported(state, query, state.groups));
  router.add('GET', '/api/v1/provisioning/alert-rules/:uid', ({ parameters }) => {
    const found = findRule(state, parameters['uid'] ?? '');
    return found ? ok(provisionedRule(found.rule, found.group, found.group.provenance)) : missing;
  });
  router.add('GET', `${groupPath}/export`, (exchange) => {
    const { folderUid, title } = names(exchange);
    const group = findGroup(state, folderUid, title);
    return group ? exported(state, exchange.query, [group]) : missing;
  });
}

function exported(state: PreviewState, query: URLSearchParams, groups: PreviewState['groups']): Answer {
  const folders = query.getAll('folderUid');
  const wanted = groups.filter(
    (group) =>
      (folders.length === 0 || folders.includes(group.folderUid)) &&
      (query.get('group') === null || query.get('group') === group.title)
  );
  const format = query.get('format') === 'json' ? 'json' : 'yaml';
  return textAnswer(exportText(state, wanted, format), format === 'json' ? 'application/json' : 'application/yaml');
}
