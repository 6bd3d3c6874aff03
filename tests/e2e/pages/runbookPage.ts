/** The page of a signal's runbook inside the app. */
export function runbookPath(signalId: string): string {
  return `/a/kubeproxy-monitor-app/runbooks/${signalId}`;
}
