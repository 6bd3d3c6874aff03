import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, Text, useStyles2 } from '@grafana/ui';
import { useState } from 'react';

import { type Difference } from '../../core/plan/change';
import { changedLines, lineDiff, type DiffLine, type LeftOut } from '../../core/plan/lineDiff';

interface Props {
  difference: Difference;
  /** Who changed it since it was applied last: `by hand`; empty where nobody edited. */
  who: string;
}

/** In what two queries differ, line by line; the lines far from every change open on demand. */
export function QueryDifference({ difference: { field, found, wanted }, who }: Props) {
  const styles = useStyles2(getStyles);
  const [showsAll, setShowsAll] = useState(false);
  const all = lineDiff(found, wanted);
  const changed = changedLines(all);
  const lines = showsAll ? all : changed;
  return (
    <div>
      <Text weight="medium">{field}</Text>
      {who !== '' && <Text color="secondary"> changed {who}</Text>}{' '}
      <Text variant="bodySmall" color="secondary">
        {legend(found, wanted)}
      </Text>
      <pre className={styles.code} tabIndex={0} aria-label={`Difference of the ${field}`}>
        {lines.map((line, index) => (
          <Line key={index} line={line} />
        ))}
      </pre>
      {changed.length < all.length && (
        <Button
          variant="secondary"
          fill="text"
          size="sm"
          aria-expanded={showsAll}
          aria-label={`${showsAll ? 'Show only what changes' : 'Show all'} of the ${field}`}
          onClick={() => setShowsAll(!showsAll)}
        >
          {showsAll ? 'Show only what changes' : `Show all ${all.length} lines`}
        </Button>
      )}
    </div>
  );
}

function legend(found: string, wanted: string): string {
  if (found === '') {
    return '+ settings want';
  }
  return wanted === '' ? '− in Grafana' : '− in Grafana, + settings want';
}

function Line({ line }: { line: DiffLine | LeftOut }) {
  const styles = useStyles2(getStyles);
  switch (line.kind) {
    case 'left out':
      return <span className={cx(styles.line, styles.leftOut)}>{`⋯ ${line.lines} lines as they are\n`}</span>;
    case 'same':
      return <span className={styles.line}>{`  ${line.text}\n`}</span>;
    case 'removed':
      return <del className={cx(styles.line, styles.removed)}>{`− ${line.text}\n`}</del>;
    case 'added':
      return <ins className={cx(styles.line, styles.added)}>{`+ ${line.text}\n`}</ins>;
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  code: css({
    maxHeight: theme.spacing(60),
    margin: theme.spacing(0.5, 0),
    overflow: 'auto',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  // As wide as the longest line, so that the colour of a line does not end where the box is scrolled to.
  line: css({ display: 'block', width: 'max-content', minWidth: '100%', textDecoration: 'none' }),
  leftOut: css({ color: theme.colors.text.secondary }),
  removed: css({ background: theme.colors.error.transparent }),
  added: css({ background: theme.colors.success.transparent }),
});
