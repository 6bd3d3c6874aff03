import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Text, useStyles2 } from '@grafana/ui';

import { runbookQueries } from '../../core/compile/runbookQueries';
import { type RunbookStep } from '../../core/signals/signal';
import { CopiedCode } from '../../components/CopiedCode';
import { ExploreButton } from './ExploreButton';
import { type RunbookSettings } from './loadRunbookSettings';
import { TextWithCode } from './TextWithCode';

interface Props {
  steps: readonly RunbookStep[];
  of: RunbookSettings;
}

/** What to look at or to do, one after the other: queries with the reader's own selection, and commands. */
export function RunbookSteps({ steps, of }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <ol className={styles.list}>
      {steps.map((step) => (
        <li key={`${step.text} ${step.commands?.join() ?? ''}`}>
          <TextWithCode text={step.text} />
          {step.modes !== undefined && <Text color="secondary"> ({step.modes.join(', ')} mode)</Text>}
          <Queries step={step} of={of} />
          {step.commands !== undefined && <CopiedCode code={step.commands.join('\n')} what="the commands" />}
        </li>
      ))}
    </ol>
  );
}

function Queries({ step, of: { settings, hasSource } }: { step: RunbookStep; of: RunbookSettings }) {
  const manySources = settings.sources.length > 1;
  return runbookQueries(step, settings).map(({ source, text }) => {
    const what = `the query${manySources ? ` for ${source.name}` : ''}: ${step.text}`;
    return (
      <div key={`${source.id} ${text}`} data-testid="runbook-step-query">
        {manySources && <Text variant="bodySmall">On {source.name}</Text>}
        <CopiedCode
          code={text}
          what={what}
          actions={hasSource && <ExploreButton source={source} query={text} what={what} />}
        />
      </div>
    );
  });
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ paddingLeft: theme.spacing(3), '& > li': { marginBottom: theme.spacing(1) } }),
});
