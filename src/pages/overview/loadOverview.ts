import { compileRules, type CompiledRule } from '../../core/compile/rules';
import { clusterRows, type ClusterRow } from '../../core/overview/clusterRows';
import { hasRules } from '../../core/overview/alerts';
import { overviewQueries, type Answers } from '../../core/overview/overviewQueries';
import { problemsOf, type Problem } from '../../core/overview/problems';
import { failedSignals, uncheckedSignals, verdictOf, type Verdict } from '../../core/overview/verdict';
import { withNewSource } from '../../core/settings/edit';
import { type Settings, type Source } from '../../core/settings/schema';
import { type Finding } from '../../core/settings/validation';
import { AlertStates, type RuleState } from '../../grafana/alertStates';
import { listPrometheusDataSources } from '../../grafana/dataSources';
import { readSettings } from '../../grafana/pluginSettings';
import { queryInstantEach } from '../../grafana/prometheus';
import { Refused, toRefused } from '../../grafana/refused';
import { usableSettings } from './usableSettings';

export type Overview =
  /** Nothing is configured; `available` counts the data sources that could be chosen. */
  | { kind: 'no source'; available: number }
  | {
      kind: 'looked';
      settings: Settings;
      /** True when the one data source that is there was taken without anybody having chosen it. */
      isAutomatic: boolean;
      verdict: Verdict;
      problems: Problem[];
      /** What could not be checked, as titles of signals or short sentences. */
      failed: string[];
      rows: ClusterRow[];
      /** Sources that could not be asked. */
      refusals: Array<{ source: Source; refused: Refused }>;
      /** Titles of signals that are switched off. */
      unchecked: string[];
      /** What is stored in the settings and does nothing, e.g. because it is misspelt. */
      notices: Finding[];
      /** What Grafana's own evaluation says of the rules; a refusal where it may not be seen. */
      alerts: RuleState[] | Refused;
      /** Sources about which the settings want alerts, and Grafana shows no rule. */
      withoutRules: Source[];
    };

/** Asks every source of the settings what its clusters do now. @throws Refused when there are no usable settings. */
export async function loadOverview(): Promise<Overview> {
  const { parsed } = await readSettings();
  const stored = usableSettings(parsed);
  const isAutomatic = stored.sources.length === 0;
  const settings = isAutomatic ? withTheOnlyDataSource(stored) : stored;
  if (settings === undefined) {
    return { kind: 'no source', available: listPrometheusDataSources().length };
  }
  const wanted = compileRules(settings);
  const [alerts, ...looks] = await Promise.all([
    readAlerts(settings, wanted),
    ...settings.sources.map((source) => lookAt(settings, source)),
  ]);
  const seen = looks.filter((look) => look.kind === 'seen');
  const refusals = looks.filter((look) => look.kind === 'refused');
  // Uids of rules differ between sources; the other names are not read here.
  const allAnswers: Answers = Object.fromEntries(seen.flatMap(({ answers }) => Object.entries(answers)));
  const problems = problemsOf(
    seen.flatMap(({ rules }) => rules),
    allAnswers
  );
  const rows = seen.flatMap(({ source, answers }) => clusterRows(source, answers, problems));
  const failed = [
    ...refusals.map(({ source }) => `${source.name} does not answer`),
    ...seen.flatMap(({ rules, answers }) => failedSignals(rules, answers)),
  ];
  return {
    kind: 'looked',
    settings,
    isAutomatic,
    verdict: verdictOf({ rows, problems, failed }),
    problems,
    failed,
    rows,
    refusals,
    unchecked: uncheckedSignals(settings),
    notices: 'notices' in parsed ? parsed.notices : [],
    alerts,
    withoutRules: settings.sources.filter(
      (source) => Array.isArray(alerts) && hasRules(source, wanted) && !hasRules(source, alerts)
    ),
  };
}

function withTheOnlyDataSource(settings: Settings): Settings | undefined {
  const [only, ...others] = listPrometheusDataSources();
  return only === undefined || others.length > 0 ? undefined : withNewSource(settings, 'unsave', only.name, only.uid);
}

/** Of one rule, over all clusters: they are counted for each cluster. */
const listedAlerts = 1000;

/** The verdict does not depend on them, so a refusal is shown beside it. */
async function readAlerts(settings: Settings, wanted: readonly CompiledRule[]): Promise<RuleState[] | Refused> {
  try {
    const uids = new Set(wanted.map(({ uid }) => uid));
    return await new AlertStates().read(settings.alerting.folderUid, (uid) => uids.has(uid), listedAlerts);
  } catch (thrown) {
    return toRefused(thrown);
  }
}

type Look =
  | { kind: 'seen'; source: Source; rules: ReturnType<typeof overviewQueries>['rules']; answers: Answers }
  | { kind: 'refused'; source: Source; refused: Refused };

async function lookAt(settings: Settings, source: Source): Promise<Look> {
  const { texts, rules } = overviewQueries(settings, source);
  try {
    const answers = await queryInstantEach(source.datasourceUid, texts);
    const refused = Object.values(answers).filter((answer) => answer instanceof Refused);
    const [first] = refused;
    // Prometheus that is down refuses every single query.
    if (first !== undefined && refused.length === Object.keys(texts).length) {
      return { kind: 'refused', source, refused: first };
    }
    const given = Object.entries(answers).map(([name, answer]) => [
      name,
      answer instanceof Refused ? undefined : answer,
    ]);
    return { kind: 'seen', source, rules, answers: Object.fromEntries(given) };
  } catch (thrown) {
    return { kind: 'refused', source, refused: toRefused(thrown) };
  }
}
