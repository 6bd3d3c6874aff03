import { css } from '@emotion/css';
import { Text, useStyles2 } from '@grafana/ui';

import { type Finding } from '../core/settings/validation';

/** More is read in the copied settings. */
const mostListed = 20;

/** Settings and what is to be known about each: what is wrong with it, or why it has no effect. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  const styles = useStyles2(getStyles);
  return (
    <>
      <ul className={styles.list}>
        {findings.slice(0, mostListed).map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            <Text variant="code">{path}</Text> {message}
          </li>
        ))}
      </ul>
      {findings.length > mostListed && <Text>… and {findings.length - mostListed} more.</Text>}
    </>
  );
}

const getStyles = () => ({
  // Paths are long words.
  list: css({ overflowWrap: 'anywhere' }),
});
