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
export function Circumstances({ settings: { alerting }, plan }: Props) {
  const { folder, missingContactPoint } = plan;
  return (
    <Text color="secondary" data-testid="circumstances">
      Folder “{folder.title}”{folderNote(plan)} · evaluated every {toDuration(alerting.intervalSeconds)} · told:{' '}
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

function folderNote({ folder: { uid, exists, mayBeHidden }, whyFoldersAreLocked }: Plan): string {
  if (exists) {
    return '';
  }
  if (!mayBeHidden) {
    return ' (will be created)';
  }
  return whyFoldersAreLocked.has(uid)
    ? ' (hidden from you)'
    : ' (will be created, unless it is there and hidden from you)';
}
