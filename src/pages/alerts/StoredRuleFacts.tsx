import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Stack, Text, useStyles2 } from '@grafana/ui';

import { type StoredRule } from '../../core/compile/storedRule';

/** A rule as Grafana has it, where there is nothing to compare it with. */
export function StoredRuleFacts({ rule }: { rule: StoredRule }) {
  const styles = useStyles2(getStyles);
  const { annotations = {}, data, record, ruleGroup, title } = rule;
  const query = data[0]?.model['expr'];
  return (
    <Stack direction="column" gap={1}>
      <Text color="secondary">
        In Grafana: rule group {ruleGroup}
        {record ? `, records ${record.metric}` : `, for ${rule.for}`}
        {annotations['description'] === undefined ? '' : `. ${annotations['description']}`}
      </Text>
      {typeof query === 'string' && (
        <pre className={styles.code} tabIndex={0} aria-label={`Expression of ${title}`}>
          {query}
        </pre>
      )}
    </Stack>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  code: css({
    maxHeight: theme.spacing(50),
    margin: 0,
    overflow: 'auto',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
