import { type SelectableValue } from '@grafana/data';
import { Box, Button, Collapse, Combobox, Field, Input, RadioButtonGroup, Stack, Text } from '@grafana/ui';
import { useId, useState, type ReactNode } from 'react';

import { type MatchOperator } from '../../../core/promql/selector';
import { type HistogramForm } from '../../../core/promql/histogram';
import { type Source } from '../../../core/settings/schema';
import { type SettingsDraft } from '../useSettingsEditor';
import { TaintsField } from './TaintsField';

interface Props {
  source: Source;
  path: string;
  draft: SettingsDraft;
  change: (part: Partial<Source>) => void;
}

const forms: Array<SelectableValue<HistogramForm>> = [
  { value: 'classic', label: 'Classic', description: 'Series with le: what most clusters have' },
  { value: 'native', label: 'Native', description: 'Only native histograms are scraped (Kubernetes 1.37 and later)' },
  { value: 'both', label: 'Both', description: 'Some kube-proxies so, others so' },
];

/** What few people need to change about a source. */
export function SourceDetails({ source, path, draft, change }: Props) {
  const { selector, histograms, expectedNodes } = source;
  const hasProblem = draft.hasProblemBelow(`${path}.selector.extra`);
  const [isOpen, setIsOpen] = useState(selector.extra.length > 0);
  return (
    <Collapse label="More: matchers, histograms, taints" isOpen={isOpen || hasProblem} onToggle={setIsOpen}>
      <Stack direction="column" gap={2}>
        <Matchers source={source} path={path} draft={draft} change={change} />
        <Field label="Histograms" description="In which form Prometheus scrapes them." useFieldset noMargin>
          <RadioButtonGroup
            id={`histograms-${source.id}`}
            options={forms}
            value={histograms}
            onChange={(form) => change({ histograms: form })}
          />
        </Field>
        <TaintsField
          id={`taints-${source.id}`}
          taints={expectedNodes.excludeTaints}
          onChange={(excludeTaints) => change({ expectedNodes: { ...expectedNodes, excludeTaints } })}
        />
      </Stack>
    </Collapse>
  );
}

const operators: Array<{ value: MatchOperator; label: string }> = (['=', '!=', '=~', '!~'] as const).map((value) => ({
  value,
  label: value,
}));

function Matchers({ source, path, draft, change }: Props) {
  const ids = useId();
  const { selector } = source;
  const setExtra = (extra: Source['selector']['extra']) => change({ selector: { ...selector, extra } });
  const problemAt = (index: number) =>
    (['label', 'operator', 'value'] as const)
      .map((part) => draft.problemAt(`${path}.selector.extra[${index}].${part}`))
      .find((problem) => problem !== undefined);
  return (
    <Stack direction="column" gap={1}>
      <Text weight="medium">Further matchers of the targets</Text>
      {selector.extra.map((matcher, index) => {
        const set = (part: Partial<typeof matcher>) =>
          setExtra(selector.extra.map((one, place) => (place === index ? { ...one, ...part } : one)));
        const problem = problemAt(index);
        return (
          <Box key={index}>
            <Field label={`Matcher ${index + 1}`} invalid={problem !== undefined} error={problem} useFieldset noMargin>
              <FieldRow>
                <Input
                  aria-label={`Label of matcher ${index + 1}`}
                  width={20}
                  value={matcher.label}
                  placeholder="label"
                  onChange={({ currentTarget }) => set({ label: currentTarget.value })}
                />
                <span id={`${ids}-${index}`} hidden>
                  Operator of matcher {index + 1}
                </span>
                <Combobox
                  // Grafana's Combobox takes no aria-label.
                  aria-labelledby={`${ids}-${index}`}
                  width={10}
                  options={operators}
                  value={matcher.operator}
                  onChange={({ value }) => set({ operator: value })}
                />
                <Input
                  aria-label={`Value of matcher ${index + 1}`}
                  width={30}
                  value={matcher.value}
                  placeholder="value"
                  onChange={({ currentTarget }) => set({ value: currentTarget.value })}
                />
                <Button
                  variant="secondary"
                  icon="trash-alt"
                  aria-label={`Remove matcher ${index + 1}`}
                  onClick={() => setExtra(selector.extra.filter((_, place) => place !== index))}
                />
              </FieldRow>
            </Field>
          </Box>
        );
      })}
      <div>
        <Button
          size="sm"
          variant="secondary"
          icon="plus"
          onClick={() => setExtra([...selector.extra, { label: '', operator: '=', value: '' }])}
        >
          Add a matcher
        </Button>
      </div>
    </Stack>
  );
}

/** Field hands `invalid` to its child, which a Stack would write into the page. */
function FieldRow({ children }: { children: ReactNode }) {
  return (
    <Stack gap={1} wrap="wrap">
      {children}
    </Stack>
  );
}
