import { Combobox, Field, Icon, Stack, Text } from '@grafana/ui';
import { useCallback } from 'react';

import { RefusedMessage } from '../../../components/RefusedMessage';
import { useLoaded } from '../../../components/useLoaded';
import { ContactPoints, type ContactPoint } from '../../../grafana/contactPoints';
import { mayReadContactPoints } from '../../../grafana/permissions';

interface Props {
  /** By name; undefined or empty: the notification policies decide. */
  chosen: string | undefined;
  onChange: (name: string | undefined) => void;
}

const byPolicies = { value: '', label: 'Notification policies decide', description: 'by the labels of the alerts' };

/** Who is told of every alert. */
export function ContactPointField({ chosen = '', onChange }: Props) {
  const { allowed, why } = mayReadContactPoints();
  const { result, refused, reload } = useLoaded(
    useCallback(async () => (allowed ? await new ContactPoints().list() : undefined), [allowed])
  );
  const isGone = result !== undefined && chosen !== '' && !result.some(({ name }) => name === chosen);
  return (
    <Stack direction="column" gap={1}>
      <Field
        label="Contact point"
        description={allowed ? 'Who is told of every alert.' : `${why} A name can be typed.`}
        noMargin
      >
        <Combobox
          id="contact-point"
          createCustomValue={result === undefined}
          customValueDescription="Use this name"
          options={optionsOf(result ?? [], chosen)}
          value={chosen}
          onChange={({ value }) => onChange(value === '' ? undefined : value)}
        />
      </Field>
      {isGone && (
        <Text color="warning">
          <Icon name="exclamation-triangle" /> Grafana has no contact point “{chosen}”, so the rules could not be
          applied. Choose another one.
        </Text>
      )}
      {refused !== undefined && <RefusedMessage refused={refused} retry={reload} severity="warning" />}
    </Stack>
  );
}

function optionsOf(found: readonly ContactPoint[], chosen: string) {
  const known = found.map(({ name, types }) => ({ value: name, label: name, description: types.join(', ') }));
  const isKnown = chosen === '' || known.some(({ value }) => value === chosen);
  return [byPolicies, ...known, ...(isKnown ? [] : [{ value: chosen, label: chosen }])];
}
