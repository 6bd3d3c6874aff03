/** An alert that others publish for kube-proxy, as they publish it. */
export interface PublishedRule {
  alert: string;
  /** Who publishes it, and where. */
  source: string;
  expr: string;
  for?: string;
}

const sysdigArticle = 'Sysdig, “How to monitor kube-proxy” (2020)';
const promCat = 'PromCat, resources/kubernetes-control/alertsv1.22.yaml';
const mixin = 'kubernetes-mixin, alerts/kube_proxy.libsonnet';
const openShift = 'OpenShift, cluster-network-operator bindata/kube-proxy/alert-rules.yaml';
const blogs = 'many dashboards and articles';

export const sysdigProxiesDown: PublishedRule = {
  alert: 'SysdigProxiesDown',
  source: sysdigArticle,
  // Its reader types the number of nodes.
  expr: 'sum(up{job="kube-proxy"}) < 3',
};

export const sysdigRestClientLatency: PublishedRule = {
  alert: 'SysdigRestClientLatency',
  source: sysdigArticle,
  expr: 'histogram_quantile(0.99, sum(rate(rest_client_request_duration_seconds_bucket{job="kube-proxy",verb="POST"}[5m])) by (verb,url,le)) > 60',
};

export const sysdigServerErrors: PublishedRule = {
  alert: 'SysdigServerErrors',
  source: sysdigArticle,
  expr: 'sum(rate(rest_client_requests_total{job="kube-proxy",code=~"5.."}[5m])) by (host,method) / sum(rate(rest_client_requests_total{job="kube-proxy"}[5m])) by (host,method) > 0.10',
};

export const promCatDown: PublishedRule = {
  alert: '[KubeProxy] Kube Proxy Down',
  source: promCat,
  expr: 'sum(up{job="kube-proxy"}) < count(kube_node_info)',
  for: '10m',
};

export const promCatRestClientLatency: PublishedRule = {
  alert: '[KubeProxy] High Rest Client Latency',
  source: promCat,
  expr: 'histogram_quantile(0.99, sum(rate(rest_client_request_duration_seconds_bucket{verb="POST"}[5m])) by (verb, url, le)) > 60',
  for: '10m',
};

export const promCatSyncLatency: PublishedRule = {
  alert: '[KubeProxy] High Rule Sync Latency',
  source: promCat,
  expr: 'histogram_quantile(0.99, sum(rate(kubeproxy_sync_proxy_rules_duration_seconds_bucket[5m])) by (verb, url, le)) > 60',
  for: '10m',
};

export const promCatServerErrors: PublishedRule = {
  alert: '[KubeProxy] Too Many 500 Code',
  source: promCat,
  expr: 'sum(rate(rest_client_requests_total{code=~"5.."}[5m])) by (host, method) / sum(rate(rest_client_requests_total[5m])) by (host, method) > 0.10',
  for: '10m',
};

export const mixinDown: PublishedRule = {
  alert: 'MixinKubeProxyDown',
  source: mixin,
  expr: 'absent(up{job="kube-proxy"})',
  for: '15m',
};

export const mixinInstanceUnreachable: PublishedRule = {
  alert: 'MixinKubeProxyInstanceUnreachable',
  source: mixin,
  expr: 'up{job="kube-proxy"} == 0',
  for: '15m',
};

const podInfo = 'topk by (namespace, pod) (1, kube_pod_info{namespace="kube-system",pod=~"kube-proxy.*"})';

export const openShiftApplyStale: PublishedRule = {
  alert: 'NodeProxyApplyStale',
  source: openShift,
  // The joins of 2020 became ambiguous with the label ip_family; this says what they mean.
  expr: `(kubeproxy_sync_proxy_rules_last_queued_timestamp_seconds - kubeproxy_sync_proxy_rules_last_timestamp_seconds) * on(namespace, pod) group_left() ${podInfo} > 30`,
  for: '5m',
};

export const openShiftApplySlow: PublishedRule = {
  alert: 'NodeProxyApplySlow',
  source: openShift,
  expr: `histogram_quantile(.95, sum(rate(kubeproxy_sync_proxy_rules_duration_seconds_bucket[5m])) by (le, namespace, pod)) * on(namespace, pod) group_right() ${podInfo} > 15`,
};

export const openShiftApplySlowOf2020: PublishedRule = {
  alert: 'NodeProxyApplySlow',
  source: `${openShift}, as of 2020`,
  expr: 'histogram_quantile(.95, kubeproxy_sync_proxy_rules_duration_seconds_bucket) > 15',
};

export const openShiftClusterApplySlow: PublishedRule = {
  alert: 'ClusterProxyApplySlow',
  source: openShift,
  expr: 'histogram_quantile(0.95, sum(rate(kubeproxy_sync_proxy_rules_duration_seconds_bucket[5m])) by (le)) > 10',
};

export const openShiftNodeWithoutPod: PublishedRule = {
  alert: 'NodeWithoutKubeProxyPod',
  source: openShift,
  expr: '(kube_node_info unless on(node) topk by (node) (1, kube_pod_info{namespace="kube-system",pod=~"kube-proxy.*"})) > 0',
  for: '10m',
};

export const ageOfLastSync: PublishedRule = {
  alert: 'AgeOfLastSync',
  source: blogs,
  expr: 'time() - kubeproxy_sync_proxy_rules_last_timestamp_seconds > 600',
};

export const queuedAndOld: PublishedRule = {
  alert: 'QueuedAndOld',
  source: blogs,
  expr: 'kubeproxy_sync_proxy_rules_last_queued_timestamp_seconds > kubeproxy_sync_proxy_rules_last_timestamp_seconds and time() - kubeproxy_sync_proxy_rules_last_timestamp_seconds > 60',
};

export const changesPending: PublishedRule = {
  alert: 'ChangesPending',
  source: blogs,
  expr: 'kubeproxy_sync_proxy_rules_endpoint_changes_pending > 0 or kubeproxy_sync_proxy_rules_service_changes_pending > 0',
  for: '5m',
};
