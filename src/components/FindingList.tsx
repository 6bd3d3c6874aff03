import { Text } from '@grafana/ui';

import { type Finding } from '../core/settings/validation';

/** More is read in the copied settings. */
const mostListed = 20;

/** Which settings are wrong or have no effect, and why. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  return (
    <>
      <ul>
        {findings.slice(0, mostListed).map(({ path, message }) => (
          <li key={path}>
            <Text variant="code">{path}</Text> {message}
          </li>
        ))}
      </ul>
      {findings.length > mostListed && <Text>… and {findings.length - mostListed} more.</Text>}
    </>
  );
}
