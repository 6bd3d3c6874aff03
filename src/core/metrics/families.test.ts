import { recordedAnswers, type RecordedAnswer } from '../../../demo/simulator/recordedShapes';
import { byproducts, neverThere } from './byproducts';
import { isExposedBy } from './exposure';
import { families, kubeProxyFamilies } from './families';
import { type Appears, type Family } from './family';
import { up } from './process';

const known = new Map(families.map((family) => [family.name, family]));
/** What Prometheus makes itself is on no page. */
const exposed = Object.values(kubeProxyFamilies)
  .flat()
  .filter((family) => family !== up);
const minor = (version: string) => Number(version.split('.')[1]);

/** From then on a series with a label is there from its first observation on. */
const isOfVectors = ({ version }: RecordedAnswer) => minor(version) >= 33;

const answers = recordedAnswers().map((answer) => ({
  ...answer,
  name: `${answer.version} ${answer.mode} ${answer.state}`,
}));

it('is compared with every capture', () => {
  expect(answers.map(({ name }) => name)).toHaveLength(20);
});

describe.each(answers)('the metrics table against $name', (answer) => {
  const { shapes, version, mode } = answer;
  const ofTable = Object.entries(shapes).flatMap(([name, shape]) => {
    const family = known.get(name);
    return family === undefined ? [] : [{ family, shape }];
  });

  it('knows every family', () => {
    const unknown = Object.keys(shapes).filter(
      (name) => !known.has(name) && !byproducts.some(({ pattern }) => pattern.test(name))
    );
    expect(unknown).toEqual([]);
  });

  it('has their types, labels and buckets', () => {
    for (const { family, shape } of ofTable) {
      const labels = family.labels.filter((label) => label !== 'ip_family' || isOfVectors(answer));
      const finite = shape.buckets?.filter((bound) => bound !== '+Inf').map(Number);
      const { name, type } = family;
      expect({ name, type, labels: [[...labels].sort().join(',')], buckets: family.buckets }).toEqual({
        name,
        type: shape.type,
        labels: shape.labels,
        buckets: finite,
      });
    }
  });

  it('shows nothing that this version and mode is said not to have, and nothing that is said to be nowhere', () => {
    const wrong = ofTable.filter(({ family }) => !isExposedBy(family, { mode, version }));
    expect(wrong.map(({ family }) => family.name)).toEqual([]);
    expect(Object.keys(shapes).filter((name) => neverThere.some(({ pattern }) => pattern.test(name)))).toEqual([]);
  });

  it('shows what must be there by now, and not what comes later', () => {
    const ofKind = exposed.filter((family) => isExposedBy(family, { mode, version }));
    const missing = ofKind.filter((family) => !(family.name in shapes) && isThere(family, answer) === true);
    const early = ofKind.filter((family) => family.name in shapes && isThere(family, answer) === false);
    const said = (wrong: Family[]) => wrong.map(({ name, appears }) => `${name} ${appears}`);
    expect({ missing: said(missing), early: said(early) }).toEqual({ missing: [], early: [] });
  });
});

/** How far a kube-proxy has come in a state: what appears up to then is there, what appears later is not. */
const reached: Record<string, Appears> = {
  '1-start-very-first-answer': 'after the first request',
  '1-start-before-first-sync': 'during the first sync',
  '8-never-synced-apiserver-down': 'at start',
  '9-never-synced-tool-failing': 'after the first sync',
  // Started a moment ago, with nothing changed since.
  '10-node-being-deleted': 'after the first success',
};
const order: Appears[] = [
  'at start',
  'after the first request',
  'during the first sync',
  'after the first sync',
  'after the first success',
  'after the first change',
];

/** Whether the family must be in an answer; undefined where it may or may not. */
function isThere({ name, labels, appears }: Family, answer: RecordedAnswer): boolean | undefined {
  const isThereFromTheStart = !isOfVectors(answer) && labels.every((label) => label === 'ip_family');
  if (isThereFromTheStart) {
    return name.startsWith('rest_client_') ? undefined : true;
  }
  const until = reached[answer.state] ?? 'after the first change';
  switch (appears) {
    case 'after the first failure':
    case 'when used':
      return answer.state === '2-healthy' || answer.state.startsWith('1-start') ? false : undefined;
    case 'when probed':
      return answer.state.startsWith('1-start') ? false : undefined;
    case 'after the first request':
      // Requests that nobody answers have no size.
      return answer.state === '8-never-synced-apiserver-down' ? undefined : true;
    default:
      return order.indexOf(appears) <= order.indexOf(until);
  }
}

it('is told by every failure that was captured which counter appears with it', () => {
  const appeared = (state: string) =>
    new Set(
      answers
        .filter((answer) => answer.state === state && isOfVectors(answer))
        .flatMap(({ shapes }) => Object.keys(shapes))
    );
  const failing = appeared('4-sync-failing');
  const healthy = appeared('2-healthy');
  const born = [...failing].filter((name) => !healthy.has(name)).map((name) => known.get(name)?.appears);
  expect(new Set(born)).toEqual(new Set<Appears>(['after the first failure']));
});

it('lets only requests of the API client wait for a request, and only health checks for a probe', () => {
  const waitingFor = (which: Appears) => families.filter(({ appears }) => appears === which).map(({ name }) => name);
  expect(waitingFor('after the first request').filter((name) => !name.startsWith('rest_client_'))).toEqual([]);
  expect(waitingFor('when probed').filter((name) => !/_(livez|healthz)_total$/.test(name))).toEqual([]);
});

it('gives every family the unit that its name ends with', () => {
  const units: Array<[RegExp, Family['unit']]> = [
    [/(_timestamp|_start_time)_seconds$|^kube_node_created$/, 'unix seconds'],
    [/_seconds(_total)?$|_rotation_age$/, 'seconds'],
    [/_microseconds$/, 'microseconds'],
    [/_bytes(_total)?$/, 'bytes'],
    [/_packets_total$/, 'packets'],
    [/^up$|_enabled$/, 'bool'],
  ];
  for (const { name, unit } of families) {
    expect([name, unit]).toEqual([name, units.find(([pattern]) => pattern.test(name))?.[1] ?? 'count']);
  }
});

it('begins what is older than the oldest capture where Kubernetes’ changelogs do', () => {
  const minors = new Map(exposed.map(({ name, since }) => [name.replace(/^kubeproxy_|^rest_client_/, ''), since]));
  const named = (names: string) => names.split(' ').map((name) => minors.get(name));
  expect(named('sync_proxy_rules_iptables_restore_failures_total')).toEqual(['1.17']);
  expect(named('exec_plugin_ttl_seconds exec_plugin_certificate_rotation_age')).toEqual(['1.18', '1.18']);
  expect(named('sync_proxy_rules_last_queued_timestamp_seconds sync_proxy_rules_iptables_total')).toEqual([
    '1.19',
    '1.21',
  ]);
  expect(named('rate_limiter_duration_seconds sync_proxy_rules_no_local_endpoints_total')).toEqual(['1.22', '1.24']);
  expect(named('request_size_bytes response_size_bytes')).toEqual(['1.24', '1.24']);
  expect(named('sync_proxy_rules_iptables_partial_restore_failures_total request_retries_total')).toEqual([
    '1.26',
    '1.27',
  ]);
  expect(named('proxy_livez_total proxy_healthz_total sync_proxy_rules_iptables_last')).toEqual([
    '1.28',
    '1.28',
    '1.28',
  ]);
  expect(named('sync_full_proxy_rules_duration_seconds sync_partial_proxy_rules_duration_seconds')).toEqual([
    '1.28',
    '1.28',
  ]);
});

it('names every family once, and none that is nowhere', () => {
  expect(known.size).toBe(families.length);
  expect(
    families.filter(({ name }) => [...byproducts, ...neverThere].some(({ pattern }) => pattern.test(name)))
  ).toEqual([known.get('go_goroutines')]);
});
