import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

import { useDebounced } from '../../../components/useDebounced';

/** Milliseconds without a change: a screen reader is not interrupted at every key. */
const pause = 1200;

/** A text that only screen readers tell, when it has changed and stays. */
export function Announced({ children }: { children: string }) {
  const styles = useStyles2(getStyles);
  return (
    <div role="status" className={styles.hidden}>
      {useDebounced(children, pause)}
    </div>
  );
}

/** Away from the eye, and still there for a screen reader. */
const getStyles = (theme: GrafanaTheme2) => ({
  hidden: css({
    position: 'absolute',
    width: theme.spacing(0.125),
    height: theme.spacing(0.125),
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  }),
});
