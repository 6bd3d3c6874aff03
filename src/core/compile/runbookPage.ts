import { bundledSettings } from '../settings/bundledSettings';
import { type Signal, type RunbookStep } from '../signals/signal';
import { withUnit } from '../units';
import { codeBlock, markdownPage, markdownTable, markdownText } from './markdown';
import { rulesAsIfOn } from './rules';
import { runbookQueries } from './runbookQueries';

/** The runbook of a signal as a page of Markdown: what its alert means and what to do. */
export function runbookPage(signal: Signal): string {
  const { runbook } = signal;
  return markdownPage([
    `# ${signal.alert}`,
    `**${markdownText(signal.title)}.** ${markdownText(signal.explanation)}`,
    signal.isOffByDefault === true ? 'Off by default: switch it on under Configuration.' : '',
    levelTable(signal),
    ...section('Meaning', [markdownText(runbook.meaning)]),
    ...section('Impact', [markdownText(runbook.impact)]),
    ...section('How to confirm', runbook.diagnosis.flatMap(stepBlocks)),
    ...section('What it was elsewhere', [list(runbook.causes.map(causeText))]),
    ...section('What to do', runbook.mitigation.flatMap(stepBlocks)),
    ...section('How to tune or silence it', [
      markdownText(runbook.tuning),
      signal.parameters.length === 0 ? '' : parameterTable(signal),
    ]),
    ...section('What it evaluates', expressions(signal)),
    'Generated from the catalogue by `npm run generate`: change the signal, not this page.',
  ]);
}

function section(title: string, blocks: string[]): string[] {
  const written = blocks.filter((block) => block !== '');
  return written.length === 0 ? [] : [`## ${title}`, ...written];
}

function levelTable(signal: Signal): string {
  return markdownTable(
    ['Severity', 'True for', 'Default threshold'],
    signal.levels.map(({ severity, for: lasting }) => [severity, lasting, defaultsText(signal, severity)])
  );
}

/** What a level compares with unless the user says otherwise. */
export function defaultsText(signal: Signal, severity: Signal['levels'][number]['severity']): string {
  const texts = signal.parameters.flatMap(({ label, unit, defaults }) => {
    const value = defaults[severity];
    return value === undefined ? [] : [`${label} ${withUnit(value, unit)}`];
  });
  return texts.length === 0 ? '–' : markdownText(texts.join(', '));
}

function parameterTable(signal: Signal): string {
  return markdownTable(
    ['Number', 'Allowed', 'Why'],
    signal.parameters.map(({ label, unit, min, max, excludesMax = false, maxReason = '' }) => [
      markdownText(label),
      `${withUnit(min, unit)} to ${excludesMax ? 'below ' : ''}${withUnit(max, unit)}`,
      markdownText(maxReason),
    ])
  );
}

function stepBlocks(step: RunbookStep): string[] {
  const { text, commands = [], modes } = step;
  const where = modes === undefined ? '' : ` (${modes.join(', ')} mode)`;
  const queries = runbookQueries(step, bundledSettings()).map((query) => codeBlock('promql', query.text));
  return [
    `- ${markdownText(text)}${where}`,
    ...queries,
    commands.length === 0 ? '' : codeBlock('sh', commands.join('\n')),
  ];
}

function causeText({ text, link }: Signal['runbook']['causes'][number]): string {
  return link === undefined ? markdownText(text) : `${markdownText(text)} ([link](${link}))`;
}

function list(items: string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function expressions(signal: Signal): string[] {
  return rulesAsIfOn(bundledSettings(), signal).flatMap(({ severity, expression }) => [
    signal.levels.length === 1 ? '' : `As ${severity}:`,
    codeBlock('promql', expression.text),
  ]);
}
