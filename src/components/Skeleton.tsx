import { css, keyframes } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Box, Stack, useStyles2 } from '@grafana/ui';

interface Props {
  /** How many lines the finished content has, so that nothing jumps. */
  lines?: number;
  /** What is on its way, for screen readers. */
  label: string;
}

/** Takes the place of content that is on its way. */
export function Skeleton({ lines = 3, label }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <Box width="100%">
      <div role="status" aria-label={label} data-testid="skeleton">
        <Stack direction="column" gap={1}>
          {Array.from({ length: lines }, (_, line) => (
            <div key={line} className={styles.line} />
          ))}
        </Stack>
      </div>
    </Box>
  );
}

const pulse = keyframes`
  50% { opacity: 0.4; }
`;

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    height: theme.spacing(4),
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
    [theme.transitions.handleMotion('no-preference')]: { animation: `${pulse} 1.6s ease-in-out infinite` },
  }),
});
