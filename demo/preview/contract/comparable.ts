import { isObject, type Json } from '../json';

// Differ from run to run, or come from the identity of the recorded Grafana.
const volatile = new Set([
  'accessErrorId',
  'activeAt',
  'created',
  'creationTimestamp',
  'dashboardId',
  'directUrl',
  'evaluationTime',
  'grafana.app/deprecatedInternalID',
  'grafana.app/updatedBy',
  'grafana.app/updatedTimestamp',
  'id',
  'lastEvaluation',
  'updated',
]);

/** A body without what may differ between two equal answers; `ignored` names more such keys. */
export function comparable(body: Json | undefined, ignored: readonly string[] = []): Json {
  if (Array.isArray(body)) {
    return body.map((one) => comparable(one, ignored));
  }
  if (!isObject(body)) {
    return body ?? null;
  }
  const entries = Object.entries(body).filter(([key]) => !ignored.includes(key));
  return Object.fromEntries(
    entries.map(([key, value]) => [key, volatile.has(key) && !isObject(value) ? '*' : comparable(value, ignored)])
  );
}
