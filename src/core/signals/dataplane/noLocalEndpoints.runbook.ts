import { servicesWithoutLocalEndpoints } from '../../metrics/programming';
import { kubernetesIssue } from '../runbookSteps';
import { type Runbook } from '../signal';

export const noLocalEndpointsRunbook: Runbook = {
  meaning:
    'On some node there are Services with internalTrafficPolicy: Local whose endpoints are all on other nodes. Services without any endpoint are not counted.',
  impact: 'Connections from Pods on that node to these Services are dropped, while everywhere else they work.',
  diagnosis: [
    {
      text: 'Which nodes?',
      queries: [
        (kubeProxy) =>
          kubeProxy
            .series(servicesWithoutLocalEndpoints, {
              matchers: [{ label: 'traffic_policy', operator: '=', value: 'internal' }],
            })
            .isAbove(0),
      ],
    },
    {
      text: 'Which Services?',
      commands: [
        'kubectl get services -A -o jsonpath=\'{range .items[?(@.spec.internalTrafficPolicy=="Local")]}{.metadata.namespace}/{.metadata.name}{"\\n"}{end}\'',
        'kubectl -n <namespace> get endpointslices -l kubernetes.io/service-name=<service> -o wide',
      ],
    },
  ],
  causes: [
    { text: 'A DaemonSet that should answer on every node does not run on this one: a taint, a crash.' },
    {
      text: 'internalTrafficPolicy: Local was set for a Deployment that has no Pod on every node: on the others clients waited until they gave up, because packets are dropped and not rejected.',
      link: kubernetesIssue(121371),
    },
  ],
  mitigation: [
    { text: 'Run the endpoint on every node that has clients, or set internalTrafficPolicy: Cluster.' },
    { text: 'To prefer near endpoints without dropping, use trafficDistribution: PreferClose.' },
  ],
  tuning:
    'Off by default: some clusters have such Services on purpose. Raise the number to what you know. Services with externalTrafficPolicy: Local are left out: there it is normal.',
};
