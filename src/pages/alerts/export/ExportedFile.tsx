import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Button, ClipboardButton, Stack, Text, useStyles2 } from '@grafana/ui';

import { downloadText } from '../../../components/download';

interface Props {
  name: string;
  text: string;
  /** Where there are many files, their texts are not shown. */
  isShown: boolean;
}

/** One file of an export. */
export function ExportedFile({ name, text, isShown }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <Stack direction="column" gap={1} data-testid={`exported-${name}`}>
      <Stack alignItems="center" gap={1} wrap="wrap">
        <Text weight="medium">{name}</Text>
        <ClipboardButton variant="secondary" size="sm" icon="copy" aria-label={`Copy ${name}`} getText={() => text}>
          Copy
        </ClipboardButton>
        <Button
          variant="secondary"
          size="sm"
          icon="download-alt"
          aria-label={`Download ${name}`}
          onClick={() => downloadText(name, text)}
        >
          Download
        </Button>
      </Stack>
      {isShown && (
        <pre className={styles.text} tabIndex={0} aria-label={`Text of ${name}`}>
          {text}
        </pre>
      )}
    </Stack>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  text: css({
    margin: 0,
    maxHeight: theme.spacing(60),
    overflow: 'auto',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
