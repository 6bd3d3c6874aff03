import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

const styles = (theme: GrafanaTheme2) =>
  css({
    alignItems: 'center',
    color: theme.colors.text.secondary,
    display: 'flex',
    height: '100%',
    justifyContent: 'center',
    overflow: 'auto',
    padding: theme.spacing(1),
    textAlign: 'center',
  });

/** Words in the place of a graph. */
export function PanelMessage({ text, testId }: { text: string; testId?: string }) {
  return (
    <div className={useStyles2(styles)} data-testid={testId ?? 'panel-message'}>
      {text}
    </div>
  );
}
