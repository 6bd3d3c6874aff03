import * as v from 'valibot';

import { Refused } from './refused';
import { sentence } from './sentence';

const errorBody = v.looseObject({ message: v.string() });
const provenanceMismatch = v.looseObject({ messageId: v.literal('alerting.provenanceMismatch') });
const changedMeanwhile = v.looseObject({ status: v.picklist(['version-mismatch', 'name-exists']) });

/** Rules, folders and dashboards that are one too many are refused like a missing permission. */
const quotaReached = /\bquota\b/i;

const nextSteps: Record<number, string> = {
  400: 'Report it with the details if the settings look right.',
  401: 'Sign in again.',
  403: 'Ask an administrator for the permission, or sign in as somebody who has it.',
  404: 'Reload the page: it may have been removed meanwhile.',
  409: 'Reload the page: it is managed elsewhere or was changed meanwhile.',
  412: 'Reload the page: it was changed meanwhile.',
};

interface Answer {
  /** HTTP status; 0 or undefined when none came. */
  status?: number;
  statusText?: string;
  data?: unknown;
}

/** Grafana's refusal in words: what did not happen, why, and what to do next. */
export function refusedBy({ status, statusText, data }: Answer, action?: string): Refused {
  const subject = action === undefined ? 'Grafana refused' : `Grafana did not ${action}`;
  if (status === undefined || status <= 0) {
    return new Refused(`${subject}: it did not answer.`, 'Check the network, then try again.', undefined, data);
  }
  const said = v.safeParse(errorBody, data);
  const message = said.success ? said.output.message : (statusText ?? 'no reason given');
  if (status === 403 && quotaReached.test(message)) {
    return new Refused(
      `${subject}: the quota of this organisation is used up (${message}).`,
      'Ask an administrator to raise it ([quota] in Grafana’s configuration; in Grafana Cloud the limits of the stack), or switch off levels that you do not need under Configuration.',
      status,
      data
    );
  }
  if (status === 403) {
    return new Refused(`${subject}: ${missingPermission(message)}`, nextSteps[403] ?? '', status, data);
  }
  if (v.is(provenanceMismatch, data)) {
    return new Refused(
      `${subject}: it comes from a provisioning file, which Grafana protects.`,
      'Change it in that file, or remove it there, restart Grafana and try again.',
      status,
      data
    );
  }
  if (v.is(changedMeanwhile, data)) {
    return new Refused(`${subject}: somebody changed it meanwhile.`, 'Look at it again, then try again.', status, data);
  }
  return new Refused(`${subject} (${status}): ${sentence(message)}`, nextStepFor(status), status, data);
}

function nextStepFor(status: number): string {
  return status >= 500
    ? 'Try again; if it stays, look into Grafana’s server log.'
    : (nextSteps[status] ?? 'Try again.');
}

function missingPermission(message: string): string {
  const [, needed] = message.split('Permissions needed: ');
  return needed === undefined ? sentence(message) : `you lack the permission ${needed}.`;
}
