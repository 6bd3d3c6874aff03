import { Button, Field, Input, Stack, Text } from '@grafana/ui';
import { useState } from 'react';

import { draftFindings } from '../../../core/settings/draftFindings';
import { withExtraLabel, withoutExtraLabel } from '../../../core/settings/editAlerting';
import { pathText } from '../../../core/settings/findingPath';
import { type SettingsDraft } from '../useSettingsEditor';

const pathOf = (name: string) => pathText(['alerting', 'extraLabels', name]);

/** Labels that every alert gets, by which notification policies route it. */
export function ExtraLabels({ draft }: { draft: SettingsDraft }) {
  return (
    <Stack direction="column" gap={1}>
      <Stack direction="column" gap={0}>
        <Text weight="medium">Labels of all alerts</Text>
        <Text color="secondary" variant="bodySmall">
          For notification policies, silences and your own routing, such as team: network.
        </Text>
      </Stack>
      {Object.entries(draft.settings.alerting.extraLabels).map(([name, value]) => {
        const problem = draft.problemAt(pathOf(name));
        return (
          <Stack key={name} gap={1} alignItems="flex-end" wrap="wrap">
            <Field
              label={name === '' ? 'without a name' : name}
              invalid={problem !== undefined}
              error={problem}
              noMargin
            >
              <Input
                id={`label-${name}`}
                width={30}
                autoComplete="off"
                value={value}
                onChange={({ currentTarget }) =>
                  draft.change((before) => withExtraLabel(before, name, currentTarget.value))
                }
              />
            </Field>
            <Button
              variant="secondary"
              icon="trash-alt"
              aria-label={`Remove the label ${name}`}
              onClick={() => draft.change((before) => withoutExtraLabel(before, name))}
            />
          </Stack>
        );
      })}
      <NewLabel draft={draft} />
    </Stack>
  );
}

function NewLabel({ draft: { settings, change } }: { draft: SettingsDraft }) {
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const problem = name === '' ? undefined : problemOf();
  const canAdd = name !== '' && value !== '' && problem === undefined;
  const add = () => {
    if (canAdd) {
      change((before) => withExtraLabel(before, name, value));
      setName('');
      setValue('');
    }
  };

  function problemOf(): string | undefined {
    return Object.hasOwn(settings.alerting.extraLabels, name)
      ? 'There is such a label already.'
      : draftFindings(withExtraLabel(settings, name, value)).find(({ path }) => path === pathOf(name))?.message;
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Stack gap={1} alignItems="flex-end" wrap="wrap">
        <Field label="New label" noMargin>
          <Input
            id="new-label-name"
            width={20}
            placeholder="name"
            autoComplete="off"
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
        </Field>
        <Input
          aria-label="Value of the new label"
          width={30}
          placeholder="value"
          autoComplete="off"
          value={value}
          onChange={({ currentTarget }) => setValue(currentTarget.value)}
        />
        <Button type="submit" variant="secondary" icon="plus" disabled={!canAdd}>
          Add label
        </Button>
        {problem !== undefined && <Text color="error">{problem}</Text>}
      </Stack>
    </form>
  );
}
