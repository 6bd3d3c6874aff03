import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { Stack, Text, useStyles2 } from '@grafana/ui';

import { isRecordingChange, type Plan, type RuleChange } from '../../core/plan/change';
import { changeName } from '../../core/plan/words';
import { type Source } from '../../core/settings/schema';
import { mayDeleteFolder } from '../../grafana/permissions';
import { removedChanges, stayingAfterRemoval } from '../../grafana/removal';
import { sections } from './bySource';

interface Props {
  plan: Plan;
  sources: readonly Source[];
}

/** What goes when everything is removed, and what stays. */
export function RemovalPreview({ plan, sources }: Props) {
  const going = removedChanges(plan);
  const dashboards = going.flatMap((change) => (change.subject === 'dashboard' ? [change] : []));
  const staying = stayingAfterRemoval(plan);
  return (
    <Stack direction="column" gap={1}>
      <GoingRules rules={going.flatMap((change) => (change.subject === 'rule' ? [change] : []))} sources={sources} />
      {dashboards.length > 0 && (
        <Text element="p">
          Thresholds and changes of the dashboards, which go back to how they came:{' '}
          {dashboards.map(({ title }) => title).join(', ')}.
        </Text>
      )}
      {plan.folder.exists && <Text element="p">{folderSentence(plan)}</Text>}
      <Text element="p">What stays:</Text>
      <div data-testid="removal-stays">
        <Sentences
          all={[
            ...staying,
            'The dashboards, in the folders that they are in.',
            'Your settings: applying them brings all of it back.',
          ]}
        />
      </div>
    </Stack>
  );
}

function GoingRules({ rules, sources }: { rules: RuleChange[]; sources: readonly Source[] }) {
  const bySource = sections(rules, ({ id }) => id, sources);
  if (rules.length === 0) {
    return null;
  }
  return bySource.length === 1 ? (
    <Text element="p">
      {ruleCounts(rules)}, with changes by hand and pauses: {rules.map(changeName).join(', ')}.
    </Text>
  ) : (
    <div>
      <Text element="p">{ruleCounts(rules)}, with changes by hand and pauses:</Text>
      <Sentences all={bySource.map(({ title, items }) => `${title}: ${ruleCounts(items)}`)} />
    </div>
  );
}

function Sentences({ all }: { all: readonly string[] }) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.list}>
      {all.map((sentence) => (
        <li key={sentence}>
          <Text variant="body">{sentence}</Text>
        </li>
      ))}
    </ul>
  );
}

function ruleCounts(rules: readonly RuleChange[]): string {
  const recording = rules.filter(isRecordingChange).length;
  const alerting = rules.length - recording;
  return [
    ...(alerting === 0 ? [] : [alerting === 1 ? 'One alert rule' : `${alerting} alert rules`]),
    ...(recording === 0 ? [] : [recording === 1 ? 'one recording rule' : `${recording} recording rules`]),
  ].join(' and ');
}

/** Whether the folder of the rules goes, as far as that is known before. */
function folderSentence({ folder, changes }: Plan): string {
  const { allowed, why } = mayDeleteFolder(folder);
  if (!allowed) {
    return `Not the folder “${folder.title}”. ${why}`;
  }
  const inside = changes.filter((change) => change.subject === 'dashboard' && change.found?.folderUid === folder.uid);
  const own = changes.filter(
    (change) =>
      change.subject === 'rule' &&
      change.found?.folderUID === folder.uid &&
      (change.kind === 'released' || change.blocked !== undefined)
  );
  return inside.length > 0 || own.length > 0
    ? `Not the folder “${folder.title}”: it still holds what stays.`
    : `The folder “${folder.title}”, if nothing else is in it.`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ paddingLeft: theme.spacing(2.5) }),
});
