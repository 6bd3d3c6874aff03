import { parser } from '@prometheus-io/lezer-promql';

/** Values that Grafana puts in for variables and macros; any text in their place parses alike. */
const replacements: Record<string, string> = {
  __range: '6h',
  __interval: '1m',
  __rate_interval: '2m',
  job: '(.*/)?kube-proxy(-windows)?',
  cluster: '.*',
  instance: '.*',
  shown: '.*',
  ip_family: '.*',
  __interval_ms: '60000',
};

/** PromQL as Prometheus gets it from a dashboard. */
export function withoutGrafanaVariables(text: string): string {
  return text.replace(/\$(\w+)/g, (whole, name: string) => replacements[name] ?? whole);
}

/** Places where a text is not PromQL; empty when all of it is. */
export function promqlProblems(text: string): string[] {
  const problems: string[] = [];
  parser.parse(text).iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) {
        problems.push(`${from}–${to}: ${text.slice(Math.max(0, from - 40), to + 20)}`);
      }
    },
  });
  return problems;
}
