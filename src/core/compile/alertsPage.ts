import { catalogue } from '../signals/catalogue';
import { markdownPage, markdownTable, markdownText } from './markdown';
import { defaultsText } from './runbookPage';

/** Every alert in one table of Markdown; `runbooks` is the way to the folder of their pages. */
export function alertsTable(runbooks: string): string {
  const rows = catalogue.flatMap((signal) =>
    signal.levels.map(({ severity, for: lasting }) => [
      `[${signal.alert}](${runbooks}/${signal.id}.md)`,
      severity,
      signal.isOffByDefault === true ? `${lasting}, when switched on` : lasting,
      defaultsText(signal, severity),
      markdownText(signal.explanation),
    ])
  );
  return markdownTable(['Alert', 'Severity', 'True for', 'Default threshold', 'Meaning'], rows);
}

/** The table of alerts as a page of its own, for readers of `docs/`. */
export function alertsPage(): string {
  return markdownPage([
    '# Alerts',
    'What alerts by default, and when. Thresholds, times and severities are changed on the Configuration page; ' +
      'how many nodes are expected is set there too.',
    alertsTable('runbooks'),
    'Generated from the catalogue by `npm run generate`: change the signals, not this page.',
  ]);
}

/** What stands beside the runbooks, for whoever comes without an alert. */
export function runbooksPage(): string {
  return markdownPage([
    '# Runbooks',
    'What each alert means, how to confirm it and what to do.',
    markdownTable(
      ['Runbook', 'Alert'],
      catalogue.map(({ id, title, alert }) => [`[${title}](${id}.md)`, alert])
    ),
    'Generated from the catalogue by `npm run generate`: change the signals, not this page.',
  ]);
}
