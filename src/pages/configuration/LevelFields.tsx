import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Badge, Field, Icon, Input, Stack, Switch, Text, useStyles2 } from '@grafana/ui';
import { type ReactNode } from 'react';

import { NumberInput } from '../../components/NumberInput';
import { effectiveLevels } from '../../core/settings/effective';
import { withLevel } from '../../core/settings/edit';
import { forNotice } from '../../core/settings/forNotice';
import { steppedNumber } from '../../core/settings/steppedNumber';
import { type Parameter, type Severity, type Signal, type Unit } from '../../core/signals/signal';
import { severityWords } from './severityWords';
import { type SettingsDraft } from './useSettingsEditor';

interface Props {
  signal: Signal;
  severity: Severity;
  draft: SettingsDraft;
  /** Seconds between two scrapes of kube-proxy; undefined where that is not known. */
  scrapeSeconds: number | undefined;
}

const suffixes: Record<Unit, { suffix?: string; scale?: number }> = {
  seconds: { suffix: 's' },
  ratio: { suffix: '%', scale: 100 },
  nodes: { suffix: 'nodes' },
  count: {},
};

/** Numbers of one level of a signal, and how long it must last. */
export function LevelFields({ signal, severity, draft, scrapeSeconds }: Props) {
  const styles = useStyles2(getStyles);
  const level = effectiveLevels(signal, draft.settings).find((one) => one.severity === severity);
  if (level === undefined) {
    return null;
  }
  const path = `signals.${signal.id}.levels.${severity}`;
  const own = draft.settings.signals[signal.id]?.levels?.[severity];
  const isOn = own?.enabled !== false;
  const { text, color } = severityWords[severity];
  const change = (part: Parameters<typeof withLevel>[3]) =>
    draft.change((before) => withLevel(before, signal.id, severity, part));
  const forProblem = draft.problemAt(`${path}.for`);
  // What must be corrected stays in view.
  const showsFields = isOn || draft.hasProblemBelow(`${path}.`);
  const notices = isOn
    ? [
        ...signal.parameters.map(({ id }) => draft.noticeAt(`${path}.parameters.${id}`)),
        forNotice(level.for, scrapeSeconds, draft.settings.alerting.intervalSeconds),
      ]
    : [];
  return (
    <div role="group" aria-label={`${text} of ${signal.title}`} className={styles.level}>
      <Stack gap={1} alignItems="center" height="fit-content">
        {signal.levels.length > 1 && (
          <Switch
            aria-label={`${text} is on`}
            value={isOn}
            onChange={({ currentTarget }) => change({ enabled: currentTarget.checked })}
          />
        )}
        <Badge color={color} text={text} />
      </Stack>
      <Stack gap={2} wrap="wrap" alignItems="flex-start">
        {!isOn && <Text color="secondary">off</Text>}
        {showsFields && (
          <>
            {signal.parameters.map((parameter) => (
              <ParameterField
                key={parameter.id}
                parameter={parameter}
                testId={`threshold-${signal.id}-${severity}`}
                value={level.parameters[parameter.id] ?? NaN}
                problem={draft.problemAt(`${path}.parameters.${parameter.id}`)}
                onChange={(value) => change({ parameters: { [parameter.id]: value } })}
              />
            ))}
            <Field label="for" invalid={forProblem !== undefined} error={forProblem} noMargin>
              <Input
                id={`for-${signal.id}-${severity}`}
                data-testid={`for-${signal.id}-${severity}`}
                width={10}
                autoComplete="off"
                value={level.for}
                invalid={forProblem !== undefined}
                onChange={({ currentTarget }) => change({ for: currentTarget.value.trim() })}
              />
            </Field>
          </>
        )}
      </Stack>
      <div className={styles.notices}>
        <FieldNotices notices={notices} />
      </div>
    </div>
  );
}

/** Around levels, so that their fields stand below each other whatever their names are long. */
export function LevelGrid({ children }: { children: ReactNode }) {
  return <div className={useStyles2(getStyles).levels}>{children}</div>;
}

/** What a reader should know about numbers that can be used. */
export function FieldNotices({ notices }: { notices: ReadonlyArray<string | undefined> }) {
  return (
    <>
      {notices.map(
        (notice) =>
          notice !== undefined && (
            <div key={notice}>
              <Text color="warning" variant="bodySmall">
                <Icon name="exclamation-triangle" size="sm" /> {notice}
              </Text>
            </div>
          )
      )}
    </>
  );
}

interface ParameterFieldProps {
  parameter: Parameter;
  testId: string;
  value: number;
  problem: string | undefined;
  onChange: (value: number) => void;
}

/** One number of a level with its unit. */
export function ParameterField({ parameter, testId, value, problem, onChange }: ParameterFieldProps) {
  const { id, label, unit } = parameter;
  return (
    <Field label={label} invalid={problem !== undefined} error={problem} noMargin>
      <NumberInput
        {...suffixes[unit]}
        id={`${testId}-${id}`}
        data-testid={testId}
        value={value}
        stepped={(direction) => steppedNumber(parameter, value, direction)}
        invalid={problem !== undefined}
        onChange={onChange}
      />
    </Field>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  levels: css({
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: theme.spacing(2),
    rowGap: theme.spacing(2),
  }),
  level: css({ display: 'grid', gridColumn: '1 / -1', gridTemplateColumns: 'subgrid', rowGap: 0 }),
  notices: css({ gridColumn: '1 / -1' }),
});
