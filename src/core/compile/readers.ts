import { overviewQueries } from '../overview/overviewQueries';
import { bundledSettings } from '../settings/bundledSettings';
import { type Settings } from '../settings/schema';
import { catalogue } from '../signals/catalogue';
import { compileDashboards } from './dashboards/compileDashboards';
import { compileRecordings } from './recordingRules';
import { compileRules } from './rules';

/** Something that asks Prometheus, and all that it asks. */
export interface Reader {
  /** As Markdown, for pages in `docs/`. */
  name: string;
  text: string;
}

/** The settings of the bundled files, with every alert on. */
export function everyAlertOn(): Settings {
  return { ...bundledSettings(), signals: Object.fromEntries(catalogue.map(({ id }) => [id, { enabled: true }])) };
}

/** Everybody who reads series all the time: alerts, dashboards, Overview and recording rules. */
export function readersOf(settings: Settings): Reader[] {
  const rules = compileRules(settings);
  const alerts = catalogue.map(({ id, alert }) => ({
    name: `[${alert}](runbooks/${id}.md)`,
    text: joined(rules.filter(({ signal }) => signal.id === id).map(({ expression }) => expression.text)),
  }));
  const dashboards = compileDashboards(settings).map(({ title, model }) => ({
    name: `dashboard ${title}`,
    text: JSON.stringify(model),
  }));
  const overview = settings.sources.map((source) => {
    const { texts, rules: asked } = overviewQueries(settings, source);
    const ofRules = new Set(asked.map(({ uid }) => uid));
    const numbers = Object.entries(texts).filter(([name]) => !ofRules.has(name));
    return { name: 'Overview', text: joined(numbers.map(([, text]) => text)) };
  });
  const recorded = compileRecordings(settings).map(({ record, expression }) => ({
    name: `\`${record}\``,
    text: expression.text,
  }));
  return [...alerts, ...dashboards, ...overview, ...recorded];
}

function joined(queries: readonly string[]): string {
  return queries.join('\n');
}
