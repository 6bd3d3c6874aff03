import { answersPerSecond, notGood } from './answers';
import {
  askApiServer,
  findApiServer,
  findPod,
  kubernetesIssue,
  readLog,
  restartPod,
  shellOnNode,
  silentOnK3s,
} from '../runbookSteps';
import { type Runbook } from '../signal';

export const apiServerErrorsRunbook: Runbook = {
  meaning:
    'More of kube-proxy’s requests to the API server fail (5xx, 429, or no answer at all, counted as <error>) than the threshold allows, and errors go on. kube-proxy asks seldom: in steady state it only watches, so a few errors are a large share.',
  impact:
    'The node keeps its rules and works, but hears of no change: Services that change meanwhile go wrong on it. No staleness metric shows it, because nothing is queued.',
  diagnosis: [
    {
      text: 'One node or all? All: the API server or the load balancer before it. One: its network or its credentials.',
      queries: [(kubeProxy) => answersPerSecond(kubeProxy, [...kubeProxy.perTarget, 'code'], [notGood])],
    },
    findPod,
    { ...readLog, text: 'Read which address it asks and how it fails: refused, timeout, x509, no such host.' },
    shellOnNode,
    findApiServer,
    {
      text: 'Try the same way from the node. kube-proxy must not go through the Service kubernetes.default: it makes the rules for it.',
      commands: [
        askApiServer,
        'openssl s_client -connect <host:port of the server URL> </dev/null 2>/dev/null | openssl x509 -noout -dates',
      ],
    },
    {
      text: 'Is the API server overloaded? 429 comes from priority and fairness.',
      commands: ['kubectl get --raw /metrics | grep -E "^apiserver_flowcontrol_rejected_requests_total"'],
    },
  ],
  causes: [
    {
      text: 'The API server, or the load balancer or address before it, is down or being replaced for longer than a restart.',
    },
    {
      text: 'The API server was away for minutes and came back, but kube-proxy did not take up its watches again: it missed every change for days, those of the cluster’s DNS among them, until it was restarted.',
      link: kubernetesIssue(76338),
    },
    { text: 'A certificate has expired, or the certificate authority in the ConfigMap is an old one.' },
    { text: 'DNS on the node does not know the API server’s name.' },
    { text: 'A network policy, a security group or a route changed.' },
    { text: 'The API server rejects requests (429) because all nodes list everything at once after an outage.' },
  ],
  mitigation: [
    {
      text: 'Bring the API server or the way to it back. kube-proxy notices within about 70 s, and this alert ends within 5 minutes, or 10 where hardly any request failed.',
    },
    {
      text: 'If certificates expired, renew them, and restart kube-proxy so that it reads them.',
      commands: ['kubeadm certs check-expiration'],
    },
    restartPod,
    {
      text: 'Do not restart kube-proxy while the API server is away: since Kubernetes 1.35 it does not even listen until it has read its Node.',
    },
  ],
  tuning: `Restarts of the API server of a few minutes do not fire. Raise the threshold only where a proxy between adds errors. ${silentOnK3s}`,
};
