import { Alert, Text } from '@grafana/ui';

import { type Finding } from '../../core/settings/validation';
import { problemMark } from './focusFirstProblem';

interface Props {
  /** Values that cannot be used and have no field of their own. */
  errors: readonly Finding[];
  /** Keys that have no effect. */
  notices: readonly Finding[];
}

/** More is read in the copied settings. */
const mostListed = 20;

/** What is stored and cannot be seen in any field. */
export function StoredValues({ errors, notices }: Props) {
  return (
    <>
      {errors.length > 0 && (
        <div {...problemMark}>
          <Alert title="Some stored values cannot be used" severity="error">
            <FindingList findings={errors} />
          </Alert>
        </div>
      )}
      {notices.length > 0 && (
        <div data-testid="notices">
          <Alert title="Some stored keys have no effect" severity="info">
            <FindingList findings={notices} />
          </Alert>
        </div>
      )}
    </>
  );
}

function FindingList({ findings }: { findings: readonly Finding[] }) {
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
