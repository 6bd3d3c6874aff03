import { Combobox, Field } from '@grafana/ui';

import { possibleClusterLabels } from '../../../core/found/clusterLabels';

interface Props {
  id: string;
  label: string;
  /** Labels that the series carry. */
  found: readonly string[];
  problem: string | undefined;
  onChange: (label: string) => void;
}

/** Which label tells clusters apart: one that the series have, or any other name. */
export function ClusterLabelField({ id, label, found, problem, onChange }: Props) {
  const names = [...new Set(['cluster', ...possibleClusterLabels(found)])];
  const options = names.map((name) => ({
    value: name,
    label: name,
    description: found.includes(name) ? 'on kube-proxy’s series' : undefined,
  }));
  return (
    <Field
      label="Cluster label"
      description="The label that tells clusters apart. Without it, all is one cluster."
      invalid={problem !== undefined}
      error={problem}
      noMargin
    >
      <Combobox
        id={id}
        createCustomValue
        customValueDescription="Use this label"
        value={options.find(({ value }) => value === label) ?? { value: label, label }}
        options={options}
        invalid={problem !== undefined}
        onChange={({ value }) => onChange(value)}
      />
    </Field>
  );
}
