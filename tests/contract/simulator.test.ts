import { createFleet } from '../../demo/fleet/fleet';
import { parseExposition } from '../../demo/simulator/exposition';
import { type Simulator, startSimulator } from '../../demo/simulator/simulator';

let now: number;
let simulator: Simulator;

beforeEach(async () => {
  now = 1000;
  const shape = { clusters: { eu: { nodes: ['e1', 'e2'] }, us: { nodes: ['u1'], mode: 'nftables' as const } } };
  simulator = await startSimulator({ fleet: createFleet(shape, { startsAt: 0 }), clock: () => now });
});
afterEach(() => simulator.stop());

const get = (path: string) => fetch(simulator.url + path);
const post = (body: unknown) => fetch(`${simulator.url}/faults`, { method: 'POST', body: JSON.stringify(body) });

async function discovered(): Promise<Array<{ targets: string[]; labels: Record<string, string> }>> {
  return (await get('/service-discovery')).json();
}

it('lists every target with its labels and a path that answers', async () => {
  const targets = await discovered();
  expect(targets.map(({ labels }) => labels.instance)).toEqual([
    '10.0.0.1:10249',
    '10.0.0.2:10249',
    '10.100.0.10:8080',
    '10.1.0.1:10249',
    '10.101.0.10:8080',
  ]);
  for (const { targets: addresses, labels } of targets) {
    const answer = await fetch(`http://${addresses[0]}${labels.__metrics_path__}`);
    expect(parseExposition(await answer.text()).length).toBeGreaterThan(3);
  }
});

it('goes on with time between two scrapes', async () => {
  const queued = async () =>
    parseExposition(await (await get('/nodes/eu/e1/metrics')).text()).find(({ name }) => name.includes('last_queued'))
      ?.series[0]?.value ?? NaN;
  const before = await queued();
  now += 60;
  expect(await queued()).toBeGreaterThan(before);
});

it('closes the connection of a node that is down, and answers again once the fault is cleared', async () => {
  expect((await post({ fault: 'instance-down', node: 'e1' })).status).toBe(200);
  await expect(get('/nodes/eu/e1/metrics')).rejects.toThrow('fetch failed');
  expect(await (await get('/faults')).json()).toMatchObject({
    active: [{ fault: 'instance-down', cluster: 'eu', node: 'e1' }],
  });
  now += 10;
  await post({ fault: 'instance-down', clear: true });
  expect((await get('/nodes/eu/e1/metrics')).status).toBe(200);
});

it('no longer discovers a node without kube-proxy', async () => {
  await post({ fault: 'node-without-kube-proxy', node: 'e2' });
  expect((await discovered()).map(({ labels }) => labels.instance)).not.toContain('10.0.0.2:10249');
});

it('takes a whole cluster away', async () => {
  await post({ fault: 'whole-cluster-gone', cluster: 'us' });
  expect(new Set((await discovered()).map(({ labels }) => labels.cluster))).toEqual(new Set(['eu']));
});

it.each([
  [{ fault: 'no-such' }, 'there is no fault "no-such"; there are instance-down'],
  [{ fault: 'rules-stale', node: 'zz' }, 'there is no node zz; there are e1, e2, u1'],
  [{ fault: 'rules-stale', cluster: 'zz' }, 'there is no cluster zz; there are eu, us'],
  [{ fault: 'whole-cluster-gone', node: 'e1' }, 'befalls a cluster'],
  [{}, 'name a fault'],
])('refuses %j in words that say what is possible', async (body, message) => {
  const answer = await post(body);
  expect(answer.status).toBe(400);
  expect((await answer.json()).message).toContain(message);
});
