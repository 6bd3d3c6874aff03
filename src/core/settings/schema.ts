import * as v from 'valibot';

import { durationSeconds } from '../promql/duration';
import { histogramForms } from '../promql/histogram';
import { matches, regexProblem } from '../promql/regex';
import { expectedNodes, expectedNodesOfCluster } from './expectedNodesSchema';
import { addedLabelName, clusterLabelName, matchedLabelName } from './labelNames';
import { text, whole } from './schemaValues';

/** Version that this code writes. Older ones are migrated, newer ones refused. */
export const currentSchemaVersion = 1;

/** What matches kube-proxy's `job` in the stacks that are known (reference: kube-prometheus, k8s-monitoring, AKS). */
export const defaultJob = '(.*/)?kube-proxy(-windows)?';

/** Seconds. Far beyond what an alert waits for, and far below what Prometheus can count. */
const longestDuration = 365 * 24 * 3600;

const duration = v.pipe(
  v.string('A duration is a text such as 5m.'),
  v.check(
    (value) => durationSeconds(value) !== undefined,
    'A duration is numbers and units, the largest first, such as 30s, 5m or 1h30m.'
  ),
  v.check((value) => (durationSeconds(value) ?? 0) <= longestDuration, 'A duration is at most 1 year.')
);
const matcher = v.pipe(
  v.looseObject({
    label: matchedLabelName,
    operator: v.picklist(['=', '!=', '=~', '!~'], 'The operator is one of =, !=, =~, !~.'),
    value: v.string('The value of a matcher is a text.'),
  }),
  v.forward(
    v.check(
      ({ operator, value }) => !operator.endsWith('~') || regexProblem(value) === undefined,
      ({ input }) => refusedByPrometheus(input.value)
    ),
    ['value']
  )
);

const job = v.pipe(
  text('The job'),
  v.check(
    (pattern) => regexProblem(pattern) === undefined,
    ({ input }) => refusedByPrometheus(input)
  ),
  v.check(
    (pattern) => regexProblem(pattern) !== undefined || !matches(pattern, ''),
    'This also matches targets without a job. Name the jobs, e.g. kube-proxy, and leave out empty alternatives.'
  )
);

/** Alerts carry it, and Prometheus reads what they carry as a template. */
const runbookBaseUrl = v.pipe(
  v.string('The runbook address is a text.'),
  v.url('The runbook address is a URL.'),
  v.regex(/^https?:/i, 'The runbook address begins with https:// or http://.'),
  v.check(
    (url) => !/[?#]/.test(url),
    'The name of the signal follows the runbook address, so it has no ? and no #. Give the folder in which the pages are.'
  ),
  v.check((url) => !url.includes('{{'), 'The runbook address is the same on every alert: no {{ template }}.')
);

const levelSettings = v.looseObject({
  enabled: v.optional(v.boolean('Enabled is true or false.')),
  for: v.optional(duration),
  parameters: v.optional(
    v.record(v.string(), v.pipe(v.number('A threshold is a number.'), v.finite('A threshold is a number.')))
  ),
});

const signalSettings = v.looseObject({
  enabled: v.optional(v.boolean('Enabled is true or false.')),
  levels: v.optional(
    v.looseObject({
      info: v.optional(levelSettings),
      warning: v.optional(levelSettings),
      critical: v.optional(levelSettings),
    })
  ),
});

const signals = v.record(v.string(), signalSettings);

const clusterSettings = v.looseObject({
  kubeProxy: v.optional(v.boolean('kubeProxy is true or false.'), true),
  /** False where only numbers are set: the cluster is not missed for longer than one that nobody named. Left out: true. */
  expectedByName: v.optional(v.boolean('expectedByName is true or false.')),
  signals: v.optional(signals),
  expectedNodes: v.optional(expectedNodesOfCluster),
});

const source = v.looseObject({
  id: v.pipe(
    v.string('The id of a source is a text.'),
    v.regex(/^[a-z0-9]{6}$/, 'The id of a source is six letters or digits.')
  ),
  name: text('The name of a source'),
  datasourceUid: text('The data source'),
  selector: v.optional(
    v.looseObject({
      job: v.optional(job, defaultJob),
      extra: v.optional(v.array(matcher), []),
    }),
    { job: defaultJob, extra: [] }
  ),
  clusterLabel: v.optional(clusterLabelName, 'cluster'),
  /** Which form of histograms Prometheus scrapes; native ones are there since Kubernetes 1.37. */
  histograms: v.optional(v.picklist(histogramForms, `Histograms are one of ${histogramForms.join(', ')}.`), 'classic'),
  expectedNodes: v.optional(expectedNodes, {}),
  clusters: v.optional(v.record(v.string(), clusterSettings), {}),
});

/** The plugin's `jsonData`. Objects keep keys that this version does not know. */
export const settingsSchema = v.looseObject({
  schemaVersion: v.optional(v.literal(currentSchemaVersion), currentSchemaVersion),
  revision: v.optional(whole('The revision', 0, Number.MAX_SAFE_INTEGER), 0),
  sources: v.optional(
    v.pipe(
      v.array(source),
      v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, 'Two sources have the same id.')
    ),
    []
  ),
  signals: v.optional(signals, {}),
  alerting: v.optional(
    v.looseObject({
      folderUid: v.optional(
        v.pipe(v.string(), v.regex(/^[a-zA-Z0-9_-]{1,40}$/, 'A folder uid has 1 to 40 letters, digits, - or _.')),
        'kubeproxy-monitor'
      ),
      folderTitle: v.optional(text('The folder title'), 'Kube-proxy Monitor'),
      intervalSeconds: v.optional(
        v.pipe(whole('The evaluation interval', 10, 3600), v.multipleOf(10, 'Grafana evaluates at multiples of 10 s.')),
        60
      ),
      /** How long an alert goes on after it was last true, so that a single evaluation without it ends nothing. */
      keepFiringFor: v.optional(duration, '1m'),
      extraLabels: v.optional(
        v.record(
          addedLabelName,
          v.pipe(
            v.string('The value of a label is a text.'),
            v.check((value) => !value.includes('{{'), 'A label has the same value on every alert: no {{ template }}.')
          )
        ),
        {}
      ),
      contactPoint: v.optional(v.string()),
      runbookBaseUrl: v.optional(runbookBaseUrl),
    }),
    {}
  ),
  recording: v.optional(
    v.looseObject({ enabled: v.optional(v.boolean(), false), targetDatasourceUid: v.optional(v.string()) }),
    {}
  ),
  dashboards: v.optional(v.looseObject({ folderUid: v.optional(v.string()) }), {}),
});

export type Settings = v.InferOutput<typeof settingsSchema>;
export type Source = v.InferOutput<typeof source>;
export type ClusterSettings = v.InferOutput<typeof clusterSettings>;
export type ExpectedNodes = v.InferOutput<typeof expectedNodes>;
export type ExpectedNodesOfCluster = v.InferOutput<typeof expectedNodesOfCluster>;
export type SignalSettings = v.InferOutput<typeof signalSettings>;
export type LevelSettings = v.InferOutput<typeof levelSettings>;

function refusedByPrometheus(pattern: string): string {
  return `Prometheus does not accept this regular expression (RE2): ${regexProblem(pattern) ?? ''}`;
}
