/** An alert rule as Grafana's provisioning API shows it; the parts that are compared. Objects at run time have more. */
export interface StoredRule {
  uid: string;
  title: string;
  ruleGroup: string;
  folderUID: string;
  condition: string;
  data: StoredQuery[];
  noDataState: string;
  execErrState: string;
  /** Prometheus duration. */
  for: string;
  /** Prometheus duration; left out is `0s`. */
  keep_firing_for?: string;
  missingSeriesEvalsToResolve?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  isPaused: boolean;
  notification_settings?: Record<string, unknown> | null;
  /** There for a rule that records a series instead of alerting. */
  record?: { metric: string; from: string; target_datasource_uid?: string } | null;
  /** `file`, `api` …; left out when anybody may edit the rule. */
  provenance?: string;
}

export interface StoredQuery {
  refId: string;
  queryType?: string;
  /** Seconds before now. */
  relativeTimeRange?: { from: number; to: number };
  datasourceUid: string;
  model: Record<string, unknown>;
}
