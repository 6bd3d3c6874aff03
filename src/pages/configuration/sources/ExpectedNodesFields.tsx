import { type SelectableValue } from '@grafana/data';
import { Field, RadioButtonGroup, Stack } from '@grafana/ui';

import { NumberInput } from '../../../components/NumberInput';
import { expectedNodesModeInWords } from '../../../core/settings/expectedNodesInWords';
import { type ExpectedNodes } from '../../../core/settings/schema';

interface Props {
  idPrefix: string;
  expectedNodes: ExpectedNodes;
  problemAt: (field: string) => string | undefined;
  onChange: (expectedNodes: ExpectedNodes) => void;
}

const toleranceUnits: Array<SelectableValue<ExpectedNodes['tolerance']['unit']>> = [
  { value: 'nodes', label: 'nodes' },
  { value: 'percent', label: '%' },
];

/** How many nodes should run kube-proxy, and how many may be missing for how long. */
export function ExpectedNodesFields({ idPrefix, expectedNodes, problemAt, onChange }: Props) {
  const { mode, fixed = NaN, tolerance, graceMinutes } = expectedNodes;
  const change = (part: Partial<ExpectedNodes>) => onChange({ ...expectedNodes, ...part });
  const [fixedProblem, toleranceProblem, graceProblem] = [
    problemAt('fixed'),
    problemAt('tolerance.value'),
    problemAt('graceMinutes'),
  ];
  return (
    <Stack gap={2} wrap="wrap" alignItems="flex-start">
      <Field label="Expected nodes" useFieldset noMargin>
        <RadioButtonGroup
          id={`expected-mode-${idPrefix}`}
          options={modes(mode)}
          value={mode}
          onChange={(chosen) => change({ mode: chosen })}
        />
      </Field>
      {mode === 'fixed' && (
        <Field label="Nodes per cluster" invalid={fixedProblem !== undefined} error={fixedProblem} noMargin>
          <NumberInput
            id={`expected-fixed-${idPrefix}`}
            data-testid="expected-fixed"
            value={fixed}
            suffix="nodes"
            invalid={fixedProblem !== undefined}
            onChange={(value) => change({ fixed: value })}
          />
        </Field>
      )}
      <Field label="May be missing" invalid={toleranceProblem !== undefined} error={toleranceProblem} noMargin>
        <NumberInput
          id={`tolerance-${idPrefix}`}
          value={tolerance.value}
          suffix={tolerance.unit === 'percent' ? '%' : 'nodes'}
          invalid={toleranceProblem !== undefined}
          onChange={(value) => change({ tolerance: { ...tolerance, value } })}
        />
      </Field>
      <Field label="Counted in" useFieldset noMargin>
        <RadioButtonGroup
          id={`tolerance-unit-${idPrefix}`}
          options={toleranceUnits}
          value={tolerance.unit}
          onChange={(unit) => change({ tolerance: { ...tolerance, unit } })}
        />
      </Field>
      {(mode !== 'fixed' || graceProblem !== undefined) && (
        <Field label="Grace for new nodes" invalid={graceProblem !== undefined} error={graceProblem} noMargin>
          <NumberInput
            id={`grace-${idPrefix}`}
            value={graceMinutes}
            suffix="min"
            invalid={graceProblem !== undefined}
            onChange={(value) => change({ graceMinutes: value })}
          />
        </Field>
      )}
    </Stack>
  );
}

/** Automatic and fixed; another mode only where it is stored. */
function modes(stored: ExpectedNodes['mode']) {
  const offered = [
    {
      value: 'auto' as const,
      label: 'Automatic',
      description: 'What the DaemonSet wants, else all nodes, else all targets',
    },
    { value: 'fixed' as const, label: 'Fixed number' },
  ];
  return stored === 'auto' || stored === 'fixed'
    ? offered
    : [...offered, { value: stored, label: expectedNodesModeInWords[stored] }];
}
