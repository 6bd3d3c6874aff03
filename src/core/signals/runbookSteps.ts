import { type RunbookStep } from './signal';

/** An issue or pull request of kubernetes/kubernetes. */
export function kubernetesIssue(number: number): string {
  return `https://github.com/kubernetes/kubernetes/issues/${number}`;
}

/** Finds the Pod of the node; `<pod>` in later steps is what it prints. */
export const findPod: RunbookStep = {
  text: 'Find the kube-proxy of the node, how long it has run and how often it restarted. On AKS, GKE and RKE2 its label is component=kube-proxy; on k3s and MicroK8s it is no Pod but part of the one process.',
  commands: [
    'kubectl -n kube-system get pods -l k8s-app=kube-proxy -o wide --field-selector spec.nodeName=<node>',
    'kubectl -n kube-system describe pod <pod>',
  ],
};

/** What a program of kube-proxy’s own image says. Nothing but these programs is sure to be in it: pipes are the reader’s. */
export function inPod(command: string): string {
  return `kubectl -n kube-system exec <pod> -- ${command}`;
}

/** Before the first command in the Pod: why there. */
export const ownTools: RunbookStep = {
  text: 'Ask iptables, ipset and nft in the Pod: kube-proxy’s image brings its own. Others, of the host or of a debug container, may be of a version that works where these do not, or show the other of legacy and nft rules, so that nothing seems to be there. Exit code 139 is a segmentation fault. Where its container does not run, one with the same image does. Only where kube-proxy is no Pod (k3s, MicroK8s) run them on the host, without `kubectl … --`.',
  commands: [
    inPod('iptables --version   # legacy or nf_tables'),
    inPod('nft --version'),
    'kubectl debug node/<node> -it --profile=sysadmin --image=<image of the Pod> -- nft --version   # while it does not run',
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

/** How kube-proxy sees itself, at the addresses that are the default in IPv4 clusters. */
export const askOnNode: RunbookStep = {
  text: `Ask kube-proxy on the node itself, by ssh or in a container that shares its network. livez is 503 when a change has waited for a minute; healthz is 503 on a node that is being removed as well, so it proves nothing. Where ss shows another address than 127.0.0.1, 0.0.0.0 or *, such as [::1] or the node’s, ask that. ${howToRunOnHost}`,
  commands: [
    openShell,
    'ss -ltn | grep -E ":(10249|10256) "',
    'curl -s 127.0.0.1:10249/proxyMode',
    'curl -si 127.0.0.1:10256/livez',
    'curl -s 127.0.0.1:10249/metrics | grep -E "^kubeproxy_sync_proxy_rules_(last|.*failures)"',
  ],
};

/** Prints the URL that later commands call `<server URL>`; its port is 443 on most managed clusters. */
export const findApiServer: RunbookStep = {
  text: 'Which address does it ask? It stands in the kubeconfig of its ConfigMap, or, of a static Pod, in that on the node.',
  commands: [
    'kubectl -n kube-system get configmap kube-proxy -o yaml | grep server:',
    'chroot /host grep server: /var/lib/kube-proxy/kubeconfig   # static, on the node; RKE2: /var/lib/rancher/rke2/agent/kubeproxy.kubeconfig',
  ],
};

/** Whoever answers, be it with 401, is there. */
export const askApiServer = 'curl -sk -m 5 "<server URL>/readyz?verbose"   # on the node; 401 is an answer, too';

/** Alerts about requests leave out such targets themselves. */
export const silentOnK3s =
  'On k3s and similar, where one process runs everything, this alert is silent by itself: nobody can tell which requests are kube-proxy’s.';

/** Whether the rules of a Service are what its endpoints say, by mode; in a shell on the node, after `ownTools`. */
export const compareRules: readonly RunbookStep[] = [
  {
    text: 'Choose a Service that changed lately, and compare its endpoints with the rules of the node.',
    commands: ['kubectl -n <namespace> get endpointslices -l kubernetes.io/service-name=<service> -o wide'],
  },
  {
    text: 'The rules in iptables mode:',
    commands: [
      `${inPod('iptables-save -t nat')} | grep "<namespace>/<service>"`,
      `${inPod('ip6tables-save -t nat')} | grep "<namespace>/<service>"`,
    ],
    modes: ['iptables'],
  },
  {
    text: 'The rules in nftables mode:',
    commands: [
      `${inPod('nft list table ip kube-proxy')} | grep -A5 "<namespace>/<service>"`,
      `${inPod('nft list table ip6 kube-proxy')} | grep -A5 "<namespace>/<service>"`,
    ],
    modes: ['nftables'],
  },
  {
    text: 'The rules in ipvs mode; ipvsadm is not in kube-proxy’s image:',
    commands: [
      'ipvsadm -Ln -t <cluster IP>:<port>   # TCP, on the node',
      'ipvsadm -Ln -u <cluster IP>:<port>   # UDP, such as DNS, on the node',
      `${inPod('ipset list KUBE-CLUSTER-IP')} | head`,
    ],
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
