import { anyOf, type Expression } from '../promql/expression';
import { recordedSeries, sourceLabel } from '../recordings/recordedSeries';
import { recordingTarget, withoutRecording } from '../recordings/recordedReading';
import { type Recording } from '../recordings/recording';
import { recordings } from '../recordings/recordings';
import { type Settings, type Source } from '../settings/schema';
import { branchesOfAllClusters } from './branches';
import { groupName } from './groupName';
import { recordingUid } from './ruleUid';

/** One recording rule before it is written in anybody's format. */
export interface CompiledRecording {
  /** `kpm-<source id>-<recording id>-r`: no number in it, so it never changes with one. */
  uid: string;
  recording: Recording;
  source: Source;
  /** Name of the series that it writes. */
  record: string;
  expression: Expression;
  /** What the written series gets besides the labels of the expression. */
  labels: Record<string, string>;
  /** Uid of the data source that it is written into. */
  targetDatasourceUid: string;
}

/** Every recording rule that the settings want; none unless recording is on. */
export function compileRecordings(settings: Settings): CompiledRecording[] {
  return settings.recording.enabled ? settings.sources.flatMap((source) => ofSource(settings, source)) : [];
}

function ofSource(settings: Settings, source: Source): CompiledRecording[] {
  const raw = branchesOfAllClusters(withoutRecording(settings), source);
  const recorded = branchesOfAllClusters(settings, source, { sources: [source.id], isDrawn: false });
  return recordings.flatMap((recording): CompiledRecording[] => {
    const expressions = raw.flatMap(({ kubeProxy }, index) => {
      const other = recorded[index];
      return other === undefined ? [] : [recording.expression(kubeProxy, other.kubeProxy)];
    });
    const [first, ...others] = expressions;
    return first === undefined
      ? []
      : [
          {
            uid: recordingUid(source, recording),
            recording,
            source,
            record: recordedSeries[recording.id].name,
            expression: anyOf([first, ...others]),
            labels: { [sourceLabel]: source.id },
            targetDatasourceUid: recordingTarget(settings, source),
          },
        ];
  });
}

/** The recording rules by source, each in a group of its own; written before the groups that read what they record. */
export function recordingGroups(settings: Settings): Array<{ name: string; rules: CompiledRecording[] }> {
  const compiled = compileRecordings(settings);
  return settings.sources.flatMap((source) => {
    const rules = compiled.filter((rule) => rule.source.id === source.id);
    return rules.length === 0 ? [] : [{ name: groupName(source, 'recording'), rules }];
  });
}
