import { css } from '@emotion/css';
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

const getStyles = () => ({
  hidden: css({ position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' }),
});
