/** Settings that somebody may well store, and what becomes of them: rules that Prometheus takes, or a refusal of one field. */
export interface NastySettings {
  title: string;
  stored: unknown;
  /** The field that is refused; left out where rules must come of it. */
  refused?: string;
}

const source = (own: object) => ({ sources: [{ id: 'abc123', name: 'Prometheus', datasourceUid: 'p', ...own }] });
const matcher = (label: string, operator: string, value: string) =>
  source({ selector: { extra: [{ label, operator, value }] } });
const threshold = (value: number) => ({
  signals: { 'sync-slow': { levels: { warning: { parameters: { threshold: value } } } } },
});

/** Texts that mean something to PromQL, RE2, Go templates or YAML. */
const texts: Record<string, string> = {
  quotes: 'a"b\'c`d',
  backslashes: 'a\\b\\\\c',
  'line breaks': 'a\nb\r\nc',
  'line breaks of Unicode': 'a\u0085b\u2028c\u2029d',
  'line separators': 'a\u2028b',
  'control characters': 'a\0b\u0007c\u001b',
  'half a surrogate pair': 'a\ud800b',
  'byte order marks': '\ufeffa\ufffe\uffff',
  templates: '{{ $labels.node }} {{',
  'regular expressions': '(a|b)[c*.+?^$',
  YAML: '- a: &b !c #d %e @f',
  'nothing at all': '',
};

/** Label names that PromQL also uses otherwise. */
const words = [
  'on',
  'by',
  'and',
  'or',
  'unless',
  'bool',
  'offset',
  'ignoring',
  'group_left',
  'atan2',
  'sum',
  'start',
  'end',
];

const ofTexts = Object.entries(texts).flatMap(([what, text]): NastySettings[] => [
  {
    title: `a cluster called by ${what} with a threshold of its own`,
    stored: source({ clusters: { [text]: threshold(3), other: threshold(4) } }),
  },
  {
    title: `a cluster without kube-proxy called by ${what}`,
    stored: source({ clusters: { [text]: { kubeProxy: false } } }),
  },
  { title: `a matcher for ${what}`, stored: matcher('team', '=', text) },
  ...(what === 'templates' || text === ''
    ? []
    : [{ title: `${what} as a label of all rules`, stored: { alerting: { extraLabels: { team: text } } } }]),
  ...(text === ''
    ? []
    : [
        {
          title: `${what} as a taint`,
          stored: source({ expectedNodes: { mode: 'nodes', excludeTaints: [text, 'other'] } }),
        },
      ]),
]);

export const nastySettings: readonly NastySettings[] = [
  ...ofTexts,
  ...words.map((word) => ({ title: `${word} as the cluster label`, stored: source({ clusterLabel: word }) })),
  ...[
    'inf',
    'NaN',
    'Without',
    'names',
    'internal_ip',
    'mode',
    'kind',
    'form',
    'selected',
    'kube_node',
    '__name__',
    'le',
    'a-b',
  ].map((label) => ({
    title: `${label} as the cluster label`,
    stored: source({ clusterLabel: label }),
    refused: 'sources[0].clusterLabel',
  })),
  {
    title: 'a matcher of the metric’s name',
    stored: matcher('__name__', '=', 'up'),
    refused: 'sources[0].selector.extra[0].label',
  },
  {
    title: 'a matcher of no regular expression',
    stored: matcher('team', '=~', '('),
    refused: 'sources[0].selector.extra[0].value',
  },
  { title: 'a matcher called inf', stored: matcher('inf', '!~', 'a|') },
  { title: 'a job in quotes and lines', stored: source({ selector: { job: 'a\n"b"\\\\c' } }) },
  { title: 'any job at all', stored: source({ selector: { job: '.*' } }), refused: 'sources[0].selector.job' },
  { title: 'a job or none', stored: source({ selector: { job: 'kube-proxy|' } }), refused: 'sources[0].selector.job' },
  {
    title: 'a job that looks ahead',
    stored: source({ selector: { job: '(?!a)b' } }),
    refused: 'sources[0].selector.job',
  },
  {
    title: 'a runbook address that is a template',
    stored: { alerting: { runbookBaseUrl: 'https://x/{{' } },
    refused: 'alerting.runbookBaseUrl',
  },
  {
    title: 'a runbook address that is a script',
    stored: { alerting: { runbookBaseUrl: 'javascript:alert(1)' } },
    refused: 'alerting.runbookBaseUrl',
  },
  {
    title: 'a runbook address with everything',
    stored: { alerting: { runbookBaseUrl: 'https://u:p@x:1/a b/}}"\'q=%7B$1' } },
  },
  {
    title: 'a runbook address behind which no name of a page can stand',
    stored: { alerting: { runbookBaseUrl: 'https://x/?page=#' } },
    refused: 'alerting.runbookBaseUrl',
  },
  {
    title: 'a label of all rules that is the cluster label',
    stored: { ...source({}), alerting: { extraLabels: { cluster: 'x' } } },
    refused: 'alerting.extraLabels.cluster',
  },
  {
    title: 'a label of all rules that is a template',
    stored: { alerting: { extraLabels: { a: '{{ $value' } } },
    refused: 'alerting.extraLabels.a',
  },
  { title: 'a label of all rules called inf', stored: { alerting: { extraLabels: { inf: 'x' } } } },
  { title: 'a list of signals', stored: { signals: [] }, refused: 'signals' },
  {
    title: 'a cluster called constructor',
    stored: source({ clusters: { constructor: threshold(3) } }),
    refused: 'sources[0].clusters.constructor',
  },
  { title: 'a cluster called toString', stored: source({ clusters: { toString: threshold(3) } }) },
  {
    title: 'a tiny threshold',
    stored: threshold(1e-9),
    refused: 'signals.sync-slow.levels.warning.parameters.threshold',
  },
  {
    title: 'a huge threshold',
    stored: threshold(1e300),
    refused: 'signals.sync-slow.levels.warning.parameters.threshold',
  },
  {
    title: 'a tiny tolerance',
    stored: source({ expectedNodes: { mode: 'nodes', tolerance: { value: 1e-7, unit: 'percent' } } }),
  },
  { title: 'no waiting at all', stored: { signals: { down: { levels: { critical: { for: '0s' } } } } } },
  { title: 'waiting for a year', stored: { signals: { down: { levels: { critical: { for: '1y' } } } } } },
  {
    title: 'waiting for ages',
    stored: { signals: { down: { levels: { critical: { for: '9999y' } } } } },
    refused: 'signals.down.levels.critical.for',
  },
  {
    title: 'everything recorded, in both forms of histograms',
    stored: { ...source({ histograms: 'both' }), recording: { enabled: true } },
  },
];
