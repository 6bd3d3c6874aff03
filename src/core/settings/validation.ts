import { catalogue, isSignalId } from '../signals/catalogue';
import { severities, type Parameter, type Signal } from '../signals/signal';
import { addedLabelProblems } from './addedLabelProblems';
import { effectiveLevels } from './effective';
import { pathText } from './findingPath';
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
      judgeLevels(signal, signalSettings, path, findings, cluster !== undefined);
      judgeOrder(signal, effectiveLevels(signal, settings, at?.source, cluster), path, findings);
    }
  }
}

function judgeLevels(
  signal: Signal,
  own: SignalSettings,
  path: string,
  findings: Findings,
  isOfCluster: boolean
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
        message: `${signal.alert} has no level of this name. It is kept as it is.`,
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
      const problem = parameter === undefined ? undefined : parameterProblem(parameter, value);
      if (parameter === undefined) {
        findings.notices.push({
          path: parameterPath,
          message: `${signal.alert} has no such parameter. It is kept as it is.`,
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

function judgeOrder(
  signal: Signal,
  levels: ReturnType<typeof effectiveLevels>,
  path: string,
  findings: Findings
): void {
  const warning = levels.find(({ severity, enabled }) => enabled && severity === 'warning');
  const critical = levels.find(({ severity, enabled }) => enabled && severity === 'critical');
  for (const { id, unit } of signal.parameters) {
    const [low, high] = [warning?.parameters[id], critical?.parameters[id]];
    if (low !== undefined && high !== undefined && low > high) {
      findings.errors.push({
        path: `${path}.levels.warning.parameters.${id}`,
        message: `Warning (${withUnit(low, unit)}) is above critical (${withUnit(high, unit)}): the warning would come last or never.`,
      });
    }
  }
}
