import { silent, type SilentScenario } from '../scenario';

/** Outages of the API server that nobody has to hear of. */
export const briefOutages: readonly SilentScenario[] = [
  silent(
    'the API server is away for 5 minutes',
    (fleet) => fleet.cluster('prod').suffers('api-server-unreachable', { from: '20m', until: '25m' }),
    { shape: { length: '60m' } }
  ),
  silent(
    'the API server restarts twice within 20 minutes',
    (fleet) =>
      fleet
        .cluster('prod')
        .suffers('api-server-unreachable', { from: '20m', until: '1210s' })
        .cluster('prod')
        .suffers('api-server-unreachable', { from: '40m', until: '2410s' }),
    { shape: { length: '80m' } }
  ),
  silent(
    'five API servers are replaced one after the other: each time the cluster is without for 10 s',
    (fleet) =>
      [1200, 1360, 1520, 1680, 1840].reduce(
        (waiting, from) =>
          waiting.cluster('prod').suffers('api-server-unreachable', { from: `${from}s`, until: `${from + 10}s` }),
        fleet
      ),
    { shape: { length: '50m' } }
  ),
];
