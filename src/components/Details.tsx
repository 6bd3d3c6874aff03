import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import { useId, useState } from 'react';

interface Props {
  title: string;
  /** Raw text: shown as it is, never as markup. */
  children: string;
}

/** Raw text that opens on demand. */
export function Details({ title, children }: Props) {
  const styles = useStyles2(getStyles);
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  return (
    <div className={styles.box}>
      <Button
        variant="secondary"
        fill="text"
        size="sm"
        icon={isOpen ? 'angle-down' : 'angle-right'}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        {title}
      </Button>
      <div id={id} hidden={!isOpen}>
        <pre className={styles.text} tabIndex={0}>
          {children}
        </pre>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ maxWidth: '100%' }),
  text: css({
    maxHeight: theme.spacing(40),
    margin: theme.spacing(1, 0),
    overflow: 'auto',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  }),
});
