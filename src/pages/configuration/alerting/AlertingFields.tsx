import { Box, Field, Grid, Input, Stack, Text } from '@grafana/ui';

import { NumberInput } from '../../../components/NumberInput';
import { defaultRunbookBaseUrl } from '../../../core/product';
import { withAlerting, withDashboardFolder } from '../../../core/settings/editAlerting';
import { type SettingsDraft } from '../useSettingsEditor';
import { ContactPointField } from './ContactPointField';
import { DashboardFolderField } from './DashboardFolderField';
import { ExtraLabels } from './ExtraLabels';
import { RecordingFields } from './RecordingFields';

/** What holds for all rules and dashboards: where they are, how often they are evaluated, who is told. */
export function AlertingFields({ draft }: { draft: SettingsDraft }) {
  const { alerting, dashboards } = draft.settings;
  const change = (part: Parameters<typeof withAlerting>[1]) => draft.change((before) => withAlerting(before, part));
  const problemOf = (field: string) => {
    const problem = draft.problemAt(`alerting.${field}`);
    return { invalid: problem !== undefined, error: problem };
  };
  return (
    <Stack direction="column" gap={2}>
      <Text element="h2" variant="h3">
        All rules and dashboards
      </Text>
      <Box backgroundColor="secondary" padding={2} borderRadius="default">
        <Stack direction="column" gap={3}>
          <Grid columns={{ xs: 1, md: 2 }} gap={2}>
            <ContactPointField chosen={alerting.contactPoint} onChange={(contactPoint) => change({ contactPoint })} />
            <Field
              {...problemOf('intervalSeconds')}
              label="Evaluation interval"
              description="How often Grafana evaluates every rule; a multiple of 10 s."
              noMargin
            >
              <NumberInput
                id="evaluation-interval"
                value={alerting.intervalSeconds}
                suffix="s"
                invalid={problemOf('intervalSeconds').invalid}
                onChange={(intervalSeconds) => change({ intervalSeconds })}
              />
            </Field>
            <Field
              {...problemOf('keepFiringFor')}
              label="Keep firing for"
              description="How long an alert goes on after it was last true, so that one missed evaluation ends nothing. 0s: it ends at once."
              noMargin
            >
              <Input
                id="keep-firing-for"
                autoComplete="off"
                value={alerting.keepFiringFor}
                onChange={({ currentTarget: { value } }) => change({ keepFiringFor: value.trim() })}
              />
            </Field>
            <Field
              {...problemOf('folderTitle')}
              label="Folder of the rules"
              description="Its title, when Grafana makes it. A folder that is there keeps its title."
              noMargin
            >
              <Input
                id="folder-title"
                autoComplete="off"
                value={alerting.folderTitle}
                onChange={({ currentTarget }) => change({ folderTitle: currentTarget.value })}
              />
            </Field>
            <DashboardFolderField
              uid={dashboards.folderUid}
              onChange={(uid) => draft.change((before) => withDashboardFolder(before, uid))}
            />
            <Field
              {...problemOf('runbookBaseUrl')}
              label="Address of the runbooks"
              description="In notifications; the name of the signal and .md follow. Empty: the project’s own."
              noMargin
            >
              <Input
                id="runbook-address"
                type="url"
                autoComplete="off"
                placeholder={defaultRunbookBaseUrl}
                value={alerting.runbookBaseUrl ?? ''}
                onChange={({ currentTarget: { value } }) =>
                  change({ runbookBaseUrl: value === '' ? undefined : value })
                }
              />
            </Field>
          </Grid>
          <ExtraLabels draft={draft} />
          <RecordingFields draft={draft} />
        </Stack>
      </Box>
    </Stack>
  );
}
