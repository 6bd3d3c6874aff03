import { Icon, Text, TextLink } from '@grafana/ui';

import { configurationPath, contactPointsPath } from '../../core/addresses';
import { type Plan } from '../../core/plan/change';
import { toDuration } from '../../core/promql/duration';
import { type Settings } from '../../core/settings/schema';

interface Props {
  settings: Settings;
  plan: Plan;
}

/** Where the rules go, how often they are evaluated and who is told. */
export function Circumstances({ settings: { alerting }, plan: { folder, missingContactPoint } }: Props) {
  return (
    <Text color="secondary" data-testid="circumstances">
      Folder “{folder.title}”{folder.exists ? '' : ' (will be created)'} · evaluated every{' '}
      {toDuration(alerting.intervalSeconds)} · told:{' '}
      {alerting.contactPoint === undefined || alerting.contactPoint === ''
        ? 'as the notification policies say'
        : `contact point ${alerting.contactPoint}`}{' '}
      {missingContactPoint !== undefined && (
        <span data-testid="missing-contact-point">
          <Text color="warning">
            <Icon name="exclamation-triangle" /> Grafana shows no contact point of this name: create it under{' '}
          </Text>
          <TextLink href={contactPointsPath} inline>
            Contact points
          </TextLink>
          <Text color="warning"> or choose another one.</Text>{' '}
        </span>
      )}
      ·{' '}
      <TextLink href={configurationPath} inline>
        Configuration
      </TextLink>
    </Text>
  );
}
