import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Stack, Text, TextLink, useStyles2 } from '@grafana/ui';
import { type ReactNode } from 'react';

import { type Signal } from '../../core/signals/signal';
import { withUnit } from '../../core/units';
import { type RunbookSettings } from './loadRunbookSettings';
import { RunbookSteps } from './RunbookSteps';
import { TextWithCode } from './TextWithCode';

interface Props {
  signal: Signal;
  /** What its queries are compiled from. */
  of: RunbookSettings;
  /** What it evaluates: the first thing to look at. */
  children: ReactNode;
}

/** The runbook of a signal, in the order in which somebody who was woken up reads it. */
export function RunbookText({ signal, of, children }: Props) {
  const styles = useStyles2(getStyles);
  const { meaning, impact, diagnosis, causes, mitigation, tuning } = signal.runbook;
  return (
    <div className={styles.page} data-testid={`runbook-${signal.id}`}>
      <Section title="Meaning">
        <TextWithCode text={meaning} />
      </Section>
      <Section title="Impact">
        <TextWithCode text={impact} />
      </Section>
      <Section title="How to confirm">
        {children}
        <RunbookSteps steps={diagnosis} of={of} />
      </Section>
      {causes.length > 0 && (
        <Section title="What it was elsewhere">
          <ul className={styles.list}>
            {causes.map(({ text, link }) => (
              <li key={text}>
                <TextWithCode text={text} />{' '}
                {link !== undefined && (
                  <TextLink href={link} external inline>
                    {link.replace(/^https:\/\/(github\.com\/)?/, '')}
                  </TextLink>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="What to do">
        <RunbookSteps steps={mitigation} of={of} />
      </Section>
      <Section title="How to tune or silence it">
        <TextWithCode text={tuning} />
        <Parameters signal={signal} />
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Stack direction="column" gap={1}>
        <Text element="h2" variant="h4">
          {title}
        </Text>
        {children}
      </Stack>
    </section>
  );
}

function Parameters({ signal: { parameters } }: { signal: Signal }) {
  const styles = useStyles2(getStyles);
  return parameters.length === 0 ? null : (
    <ul className={styles.list}>
      {parameters.map(({ id, label, unit, min, max, excludesMax = false, maxReason = '' }) => (
        <li key={id}>
          <Text weight="medium">{label}</Text>: {withUnit(min, unit)} to {excludesMax ? 'below ' : ''}
          {withUnit(max, unit)}
          {maxReason === '' ? '' : `. ${maxReason}`}
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(3), maxWidth: '100ch' }),
  list: css({ paddingLeft: theme.spacing(3), '& > li': { marginBottom: theme.spacing(1) } }),
});
