import { Stack, Text, TextLink } from '@grafana/ui';
import { useParams } from 'react-router-dom';

import { Loadable } from '../../components/Loadable';
import { Page } from '../../components/Page';
import { Skeleton } from '../../components/Skeleton';
import { useLoaded } from '../../components/useLoaded';
import { runbookPath } from '../../core/addresses';
import { runbookUrl } from '../../core/compile/rules';
import { bundledSettings } from '../../core/settings/bundledSettings';
import { type Settings } from '../../core/settings/schema';
import { isSignalId, signalById } from '../../core/signals/catalogue';
import { type Signal } from '../../core/signals/signal';
import { NotFoundPage } from '../NotFoundPage';
import { EvaluatedExpressions } from './EvaluatedExpressions';
import { loadRunbookSettings, type RunbookSettings } from './loadRunbookSettings';
import { RunbookText } from './RunbookText';

/** What an alert means and what to do, with the reader's own queries. */
export default function RunbookPage() {
  const { signalId = '' } = useParams();
  return isSignalId(signalId) ? <Runbook signal={signalById(signalId)} /> : <NotFoundPage />;
}

/** Better than no queries, as long as the reader's own settings are not there. */
const ofDefaults: RunbookSettings = { settings: bundledSettings(), hasSource: false };

function Runbook({ signal }: { signal: Signal }) {
  const settings = useLoaded(loadRunbookSettings);
  const own = settings.result?.settings;
  return (
    <Page title={signal.alert} subTitle={`${signal.title}. ${signal.explanation}`} path={runbookPath(signal.id)}>
      <Stack direction="column" gap={3}>
        {signal.isOffByDefault === true && (
          <Text color="secondary">Off by default: switch it on under Configuration.</Text>
        )}
        <RunbookText signal={signal} of={settings.result ?? ofDefaults}>
          <Loadable of={settings} label="Reading the settings" skeleton={<Skeleton label="Reading the settings" />}>
            {(shown) => <EvaluatedExpressions signal={signal} of={shown} />}
          </Loadable>
        </RunbookText>
        {own?.alerting.runbookBaseUrl !== undefined && <OwnRunbook settings={own} signal={signal} />}
      </Stack>
    </Page>
  );
}

/** The annotation of the rules points to the reader's own pages, so they are not hidden here. */
function OwnRunbook({ settings, signal }: { settings: Settings; signal: Signal }) {
  return (
    <Text>
      Your own runbook:{' '}
      <TextLink href={runbookUrl(settings, signal)} external inline>
        {signal.id}.md
      </TextLink>
    </Text>
  );
}
