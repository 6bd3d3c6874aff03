export type InstanceForm = 'ip' | 'ipv6' | 'node-name' | 'loopback';

const metricsPort = 10249;

/** The internal IP address of a cluster's nth node: `10.0.0.1` is the first node of the first cluster. */
export function internalAddress(form: InstanceForm, cluster: number, node: number): string {
  return form === 'ipv6'
    ? `fd00:${cluster.toString(16)}::${(node + 1).toString(16)}`
    : `10.${cluster}.${Math.floor((node + 1) / 250)}.${((node + 1) % 250) + (node + 1 >= 250 ? 1 : 0)}`;
}

/** What the `instance` label of a node's kube-proxy says. */
export function instanceLabel(form: InstanceForm, node: string, address: string): string {
  switch (form) {
    case 'ip':
      return `${address}:${metricsPort}`;
    case 'ipv6':
      return `[${address}]:${metricsPort}`;
    case 'node-name':
      return node;
    case 'loopback':
      return `127.0.0.1:${metricsPort}`;
  }
}
