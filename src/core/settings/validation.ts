import { catalogue, isSignalId } from '../signals/catalogue';
import { severities, type Parameter, type Severity, type Signal } from '../signals/signal';
import { addedLabelProblems } from './addedLabelProblems';
import { effectiveLevels } from './effective';
import { pathText } from './findingPath';
import { keptAsItIs } from './keptAsItIs';
import { recordingNotices } from './recordingFindings';
import { type Settings, type SignalSettings, type Source } from './schema';
import { withUnit } from '../units';

/** Something about a value that its reader should know. */
export interface Finding {
  /** Where, e.g. `signals.sync-slow.levels.warning.parameters.threshold`. */
  path: string;
  /** What is wrong and what is allowed, as a sentence. */
  message: string;
}

export interface Findings {
  /** Must be put right before the settings are saved or compiled. */
  errors: Finding[];
  /** Worth knowing; nothing is refused. */
  notices: Finding[];
}

/** Judges settings that already have the right shape: ranges, levels that contradict each other, names nobody knows. */
export function validateSettings(settings: Settings): Findings {
  const findings: Findings = { errors: [], notices: [] };
  judgeSignals(settings, undefined, undefined, findings);
  settings.sources.forEach((source, index) => {
    for (const cluster of Object.keys(source.clusters)) {
      judgeSignals(settings, { source, index }, cluster, findings);
    }
  });
  findings.errors.push(...addedLabelProblems(settings));
  findings.notices.push(...recordingNotices(settings));
  return findings;
}

function judgeSignals(
  settings: Settings,
  at: { source: Source; index: number } | undefined,
  cluster: string | undefined,
  findings: Findings
): void {
  const own =
    at === undefined || cluster === undefined ? settings.signals : (at.source.clusters[cluster]?.signals ?? {});
  const base = at === undefined ? 'signals' : pathText(['sources', at.index, 'clusters', cluster ?? '', 'signals']);
  for (const id of Object.keys(own).filter((key) => !isSignalId(key))) {
    findings.notices.push({
      path: `${base}.${id}`,
      message: 'This version knows no such signal. It is kept as it is.',
    });
  }
  for (const signal of catalogue) {
    const signalSettings = own[signal.id];
    if (signalSettings !== undefined) {
      const path = `${base}.${signal.id}`;
      const isUsed = (severity: Severity) => isLevelUsed(signal, severity, settings, at?.source, cluster);
      judgeLevels(signal, signalSettings, path, findings, { isOfCluster: cluster !== undefined, isUsed });
      judgeOrder(signal, effectiveLevels(signal, settings, at?.source, cluster), path, findings);
    }
  }
}

function judgeLevels(
  signal: Signal,
  own: SignalSettings,
  path: string,
  findings: Findings,
  { isOfCluster, isUsed }: { isOfCluster: boolean; isUsed: (severity: Severity) => boolean }
): void {
  for (const severity of severities) {
    const level = own.levels?.[severity];
    if (level === undefined) {
      continue;
    }
    const levelPath = `${path}.levels.${severity}`;
    if (!signal.levels.some((known) => known.severity === severity)) {
      findings.notices.push({
        path: levelPath,
        message: `${signal.alert} has no level of this name. ${keptAsItIs(signal.levels.map((known) => known.severity))}`,
      });
      continue;
    }
    if (isOfCluster && level.for !== undefined) {
      findings.errors.push({
        path: `${levelPath}.for`,
        message: 'All clusters share one “for”. Set it for the signal, not for a cluster.',
      });
    }
    for (const [id, value] of Object.entries(level.parameters ?? {})) {
      const parameter = signal.parameters.find((known) => known.id === id);
      const parameterPath = `${levelPath}.parameters.${id}`;
      const problem = parameter === undefined || !isUsed(severity) ? undefined : parameterProblem(parameter, value);
      if (parameter === undefined) {
        findings.notices.push({
          path: parameterPath,
          message: `${signal.alert} has no such parameter. ${keptAsItIs(signal.parameters.map((known) => known.id))}`,
        });
      } else if (problem !== undefined) {
        findings.errors.push({ path: parameterPath, message: problem });
      }
    }
  }
}

/** Why a value cannot be used for a parameter, as a sentence with what is allowed; undefined when it can. */
export function parameterProblem(parameter: Parameter, value: number): string | undefined {
  const { min, max, unit, excludesMax = false, maxReason, whole = false, allowed: only } = parameter;
  if (!Number.isFinite(value)) {
    return 'Enter a number.';
  }
  const allowed = `Allowed: ${withUnit(min, unit)} ${excludesMax ? 'to below' : 'to'} ${withUnit(max, unit)}.`;
  if (excludesMax ? value >= max : value > max) {
    return maxReason === undefined ? allowed : `${maxReason} ${allowed}`;
  }
  if (value < min) {
    return allowed;
  }
  if (only !== undefined && !only.includes(value)) {
    return `Only bounds of buckets can be compared exactly: ${only.map((bound) => withUnit(bound, unit)).join(', ')}.`;
  }
  return whole && !Number.isInteger(value) ? `Only whole numbers. ${allowed}` : undefined;
}

/** What is off everywhere is kept and not judged: nobody sees its numbers. */
function isLevelUsed(
  signal: Signal,
  severity: Severity,
  settings: Settings,
  source?: Source,
  cluster?: string
): boolean {
  const isOn = (...of: [Source?, string?]) =>
    effectiveLevels(signal, settings, ...of).some((level) => level.severity === severity && level.enabled);
  return cluster === undefined
    ? isOn() || settings.sources.some((one) => Object.keys(one.clusters).some((name) => isOn(one, name)))
    : isOn(source, cluster);
}

/** With several numbers one level may ask for more of one and less of another: it is first at times, and that is fine. */
function judgeOrder(
  signal: Signal,
  levels: ReturnType<typeof effectiveLevels>,
  path: string,
  findings: Findings
): void {
  const warning = levels.find(({ severity, enabled }) => enabled && severity === 'warning');
  const critical = levels.find(({ severity, enabled }) => enabled && severity === 'critical');
  const pairs = signal.parameters.flatMap(({ id, unit }) => {
    const [low, high] = [warning?.parameters[id], critical?.parameters[id]];
    return low === undefined || high === undefined ? [] : [{ id, unit, low, high }];
  });
  const above = pairs.find(({ low, high }) => low > high);
  if (above !== undefined && pairs.every(({ low, high }) => low >= high)) {
    const inWords = (end: 'low' | 'high') => pairs.map((pair) => withUnit(pair[end], pair.unit)).join(', ');
    findings.errors.push({
      path: `${path}.levels.warning.parameters.${above.id}`,
      message: `Warning (${inWords('low')}) is above critical (${inWords('high')}): the warning would come last or never.`,
    });
  }
}
