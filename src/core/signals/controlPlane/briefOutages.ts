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
];
