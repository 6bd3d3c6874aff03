import { Alert } from '@grafana/ui';

import { FindingList } from '../../components/FindingList';
import { type Finding } from '../../core/settings/validation';
import { problemMark } from './focusFirstProblem';

interface Props {
  /** Values that cannot be used and have no field of their own. */
  errors: readonly Finding[];
  /** Keys that have no effect. */
  notices: readonly Finding[];
}

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
