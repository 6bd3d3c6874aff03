import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import { type ReactNode } from 'react';

interface Props {
  code: string;
  /** What is copied, after "Copy": `the commands`. */
  what: string;
  /** Further actions beside Copy. */
  actions?: ReactNode;
}

/** Code word for word, with a button that copies it. */
export function CopiedCode({ code, what, actions }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.box}>
      <pre className={styles.code} tabIndex={0} aria-label={what}>
        {code}
      </pre>
      <div className={styles.actions}>
        <ClipboardButton variant="secondary" size="sm" icon="copy" aria-label={`Copy ${what}`} getText={() => code}>
          Copy
        </ClipboardButton>
        {actions}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ margin: theme.spacing(1, 0) }),
  code: css({
    maxHeight: theme.spacing(50),
    margin: 0,
    overflow: 'auto',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  actions: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), marginTop: theme.spacing(1) }),
});
