import { Field, TagsInput } from '@grafana/ui';

interface Props {
  id: string;
  /** Keys of taints. */
  taints: string[];
  onChange: (taints: string[]) => void;
}

/** Which nodes are left out of the node count. */
export function TaintsField({ id, taints, onChange }: Props) {
  return (
    <Field
      label="Nodes with these taints do not count"
      description="Keys of taints of nodes that never run kube-proxy or are about to go."
      noMargin
    >
      <TagsInput id={id} placeholder="Key of a taint (Enter adds it)" tags={taints} onChange={onChange} />
    </Field>
  );
}
