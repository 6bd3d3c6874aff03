import { Combobox, Field } from '@grafana/ui';

import { type Found } from '../../../core/found/found';
import { literalInRegex } from '../../../core/promql/quoting';
import { defaultJob } from '../../../core/settings/schema';

interface Props {
  id: string;
  /** Regular expression. */
  job: string;
  found: Found['jobs'];
  problem: string | undefined;
  onChange: (job: string) => void;
}

/** Which job is kube-proxy: the default, one that was found, or any regular expression. */
export function JobField({ id, job, found, problem, onChange }: Props) {
  const known = [
    { value: defaultJob, label: defaultJob, description: 'Default: the names that are usual' },
    ...found.map(({ job: name, targets }) => ({
      value: literalInRegex(name),
      label: name,
      description: targets === 1 ? '1 target' : `${targets} targets`,
    })),
  ];
  return (
    <Field
      label="Job"
      description="Name of the scrape job, or a regular expression that matches it."
      invalid={problem !== undefined}
      error={problem}
      noMargin
    >
      <Combobox
        id={id}
        data-testid="job"
        createCustomValue
        customValueDescription="Use this regular expression"
        value={known.find(({ value }) => value === job) ?? { value: job, label: job }}
        options={known}
        invalid={problem !== undefined}
        onChange={({ value }) => onChange(value)}
      />
    </Field>
  );
}
