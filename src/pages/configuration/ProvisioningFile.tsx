import { Stack, Text } from '@grafana/ui';

import { CopiedCode } from '../../components/CopiedCode';
import { compilePluginFile } from '../../core/compile/grafanaProvisioning';
import { yamlText } from '../../core/compile/yamlText';
import { type Settings } from '../../core/settings/schema';

const explanation = [
  'Settings of Kube-proxy Monitor, for provisioning/plugins/apps.yaml.',
  'Grafana puts them back at every start, over what was saved on the page.',
];

/** The settings as Grafana's file provisioning reads them. */
export default function ProvisioningFile({ settings }: { settings: Settings }) {
  return (
    <Stack direction="column" gap={1}>
      <Text>
        Put it below provisioning/plugins of your Grafana, for example as apps.yaml. From then on the file wins: Grafana
        puts these settings back at every start.
      </Text>
      <CopiedCode code={yamlText(compilePluginFile(settings), explanation)} what="the provisioning file" />
    </Stack>
  );
}
