import { Alert, Text } from '@grafana/ui';
import { useState } from 'react';

import { Loadable } from '../../components/Loadable';
import { Skeleton } from '../../components/Skeleton';
import { useLoaded } from '../../components/useLoaded';
import { defaultSettings } from '../../core/settings/parse';
import { readSettings, type StoredSettings } from '../../grafana/pluginSettings';
import { SettingsEditor } from './SettingsEditor';
import { UnreadableSettings } from './UnreadableSettings';

/** The plugin's settings, in whatever state they are stored. */
export function Configuration() {
  const stored = useLoaded(readStored);
  return (
    <Loadable of={stored} label="Loading the settings" skeleton={<Skeleton label="Loading the settings" lines={12} />}>
      {(found) => <ConfigurationContent stored={found} />}
    </Loadable>
  );
}

const readStored = () => readSettings();

function ConfigurationContent({ stored: { parsed, stored } }: { stored: StoredSettings }) {
  const [startsAnew, setStartsAnew] = useState(false);
  switch (parsed.kind) {
    case 'from the future':
      return (
        <Alert title="These settings come from a newer version of Kube-proxy Monitor" severity="warning">
          <Text>
            They have version {parsed.schemaVersion}, which this plugin does not know. Update the plugin to change them.
            Nothing is overwritten.
          </Text>
        </Alert>
      );
    case 'unreadable':
      return startsAnew ? (
        <SettingsEditor stored={defaultSettings()} replaceUnreadable />
      ) : (
        <UnreadableSettings errors={parsed.errors} stored={stored} startAnew={() => setStartsAnew(true)} />
      );
    case 'invalid':
    case 'usable':
      return <SettingsEditor stored={parsed.settings} />;
  }
}
