import { type RunbookStep } from './signal';

/** An issue or pull request of kubernetes/kubernetes. */
export function kubernetesIssue(number: number): string {
  return `https://github.com/kubernetes/kubernetes/issues/${number}`;
}

/** Finds the Pod of the node; `<pod>` in later steps is what it prints. */
export const findPod: RunbookStep = {
  text: 'Find the kube-proxy of the node, how long it has run and how often it restarted. Where kube-proxy is a static Pod (GKE, RKE2, kOps) look for the label component=kube-proxy instead; on k3s and MicroK8s it is part of the one process.',
  commands: [
    'kubectl -n kube-system get pods -l k8s-app=kube-proxy -o wide --field-selector spec.nodeName=<node>',
    'kubectl -n kube-system describe pod <pod>',
  ],
};

export const readLog: RunbookStep = {
  text: 'Read what it says, and what it said before its last restart.',
  commands: [
    'kubectl -n kube-system logs <pod> --since=30m | grep -E "^[EW]"',
    'kubectl -n kube-system logs <pod> --previous --tail=50',
  ],
};

const openShell = 'kubectl debug node/<node> -it --profile=sysadmin --image=nicolaka/netshoot';

const howToRunOnHost =
  'Programs of the host itself are called with `chroot /host` below; by ssh leave that out. kubectl runs where you are.';

/** For steps whose commands run on the node. */
export const shellOnNode: RunbookStep = {
  text: `Open a shell on the node, by ssh or in a container that shares its network and processes. ${howToRunOnHost}`,
  commands: [openShell],
};

/** How kube-proxy sees itself. The ports answer on the node, whatever address they are bound to. */
export const askOnNode: RunbookStep = {
  text: `Ask kube-proxy on the node itself, by ssh or in a container that shares its network. livez is 503 when a change has waited for a minute; healthz is 503 on a node that is being removed as well, so it proves nothing. ${howToRunOnHost}`,
  commands: [
    openShell,
    'curl -s 127.0.0.1:10249/proxyMode',
    'curl -si 127.0.0.1:10256/livez',
    'curl -s 127.0.0.1:10249/metrics | grep -E "^kubeproxy_sync_proxy_rules_(last|.*failures)"',
  ],
};

/** Whether the rules of a Service are what its endpoints say, by mode. */
export const compareRules: readonly RunbookStep[] = [
  {
    text: 'Choose a Service that changed lately, and compare its endpoints with the rules of the node.',
    commands: ['kubectl -n <namespace> get endpointslices -l kubernetes.io/service-name=<service> -o wide'],
  },
  {
    text: 'The rules in iptables mode:',
    commands: [
      'iptables-save -t nat | grep "<namespace>/<service>"',
      'ip6tables-save -t nat | grep "<namespace>/<service>"',
    ],
    modes: ['iptables'],
  },
  {
    text: 'The rules in nftables mode:',
    commands: ['nft list table ip kube-proxy | grep -A5 "<namespace>/<service>"', 'nft list table ip6 kube-proxy'],
    modes: ['nftables'],
  },
  {
    text: 'The rules in ipvs mode:',
    commands: ['ipvsadm -Ln -t <cluster IP>:<port>', 'ipset list KUBE-CLUSTER-IP | head'],
    modes: ['ipvs'],
  },
];

export const stuckConnections: RunbookStep = {
  text: 'Look for connections that still go to Pods that are gone; UDP clients keep them alive.',
  commands: ['conntrack -L -d <cluster IP>', 'conntrack -D -p udp -d <cluster IP>'],
};

export const restartPod: RunbookStep = {
  text: 'Restart kube-proxy on the node: it programs everything anew. Rules stay in place while it is away. Deleting a static Pod (GKE, RKE2, kOps) restarts nothing: stop its container on the node, and the kubelet starts it anew. Without crictl move its manifest out of the kubelet’s folder for half a minute.',
  commands: [
    'kubectl -n kube-system delete pod <pod>   # of a DaemonSet',
    "chroot /host sh -c 'crictl stop $(crictl ps -q --name kube-proxy)'   # static, on the node",
  ],
};

export const evacuate: RunbookStep = {
  text: 'If it cannot be put right soon, keep new Pods away from the node and move those that need Services.',
  commands: ['kubectl cordon <node>', 'kubectl drain <node> --ignore-daemonsets --delete-emptydir-data'],
};

/** kube-proxy answers on 127.0.0.1:10249 unless told otherwise: the most common reason why it cannot be scraped. */
export const bindToNode: RunbookStep = {
  text: 'If it listens on 127.0.0.1 only, which is the default, set metricsBindAddress and restart. Anybody who reaches the node’s address can then read the metrics: limit that with a firewall or a network policy for hosts. On EKS the managed add-on puts the ConfigMap back with every update; on k3s and RKE2 use --kube-proxy-arg=metrics-bind-address=0.0.0.0; on Talos cluster.proxy.extraArgs.',
  commands: [
    'kubectl -n kube-system edit configmap kube-proxy   # metricsBindAddress: 0.0.0.0:10249',
    'kubectl -n kube-system rollout restart daemonset kube-proxy',
  ],
};

export const scrapeByHand: RunbookStep = {
  text: 'Read the reason of the failed scrape on Prometheus’ page Status → Targets, or try it as Prometheus does. It is plain HTTP without a password.',
  commands: [
    'curl -s -m 5 http://<node address>:10249/metrics | head -3',
    'ss -ltnp | grep -E ":(10249|10256)"   # on the node',
  ],
};
