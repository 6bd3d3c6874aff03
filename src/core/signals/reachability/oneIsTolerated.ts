import { silent } from '../scenario';

/** A tolerance holds for the number of nodes and for their names alike. */
export const oneIsTolerated = silent(
  'one node less than expected is tolerated',
  (fleet) => fleet.node('a1').suffers('node-without-kube-proxy', { from: '30m' }),
  {
    shape: { length: '60m' },
    settings: {
      sources: [
        {
          id: 'prom01',
          name: 'Prometheus',
          datasourceUid: 'prometheus',
          expectedNodes: { mode: 'auto', tolerance: { value: 1, unit: 'nodes' } },
        },
      ],
    },
  }
);
