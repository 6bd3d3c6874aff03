import { pathText } from './findingPath';
import { type Settings } from './schema';
import { type Finding } from './validation';

/** Labels of all rules that would overwrite the label by which alerts of different clusters are told apart. */
export function addedLabelProblems({ alerting, sources }: Settings): Finding[] {
  return Object.keys(alerting.extraLabels).flatMap((label) => {
    const source = sources.find(({ clusterLabel }) => clusterLabel === label);
    return source === undefined
      ? []
      : [
          {
            path: pathText(['alerting', 'extraLabels', label]),
            message: `${label} tells the clusters of ${source.name} apart: the same on every alert, two clusters’ alerts would be one.`,
          },
        ];
  });
}
