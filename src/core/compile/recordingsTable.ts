import { overviewQueries } from '../overview/overviewQueries';
import { recordedSeries } from '../recordings/recordedSeries';
import { recordings } from '../recordings/recordings';
import { bundledSettings } from '../settings/bundledSettings';
import { type Settings } from '../settings/schema';
import { catalogue } from '../signals/catalogue';
import { compileDashboards } from './dashboards/compileDashboards';
import { markdownTable, markdownText } from './markdown';
import { compileRecordings } from './recordingRules';
import { compileRules } from './rules';

/** Something that asks Prometheus, and all that it asks. */
interface Reader {
  name: string;
  text: string;
}

/** Every series that can be recorded, with those who read it, found in what is compiled. */
export function recordingsTable(): string {
  const readers = readersOf(everythingRecorded());
  return markdownTable(
    ['Series', 'Meaning', 'Labels', 'Read by'],
    recordings.map(({ id, meaning, labels }) => {
      const { name } = recordedSeries[id];
      const readBy = readers.filter(({ text }) => new RegExp(`\\b${name}\\b`).test(text));
      return [
        `\`${name}\``,
        markdownText(meaning),
        labels.map((label) => `\`${label}\``).join(', '),
        readBy.map((reader) => reader.name).join(', '),
      ];
    })
  );
}

function readersOf(settings: Settings): Reader[] {
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

/** One source, all signals on. */
function everythingRecorded(): Settings {
  return {
    ...bundledSettings(),
    recording: { enabled: true },
    signals: Object.fromEntries(catalogue.map(({ id }) => [id, { enabled: true }])),
  };
}
