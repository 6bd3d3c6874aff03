import { Checkbox } from '@grafana/ui';
import { memo } from 'react';

import { isApplicable, isChosenByDefault, type Change } from '../../core/plan/change';
import { type Source } from '../../core/settings/schema';
import { sections, type Section, type SourceWords } from './bySource';
import { changeCounts } from './changeCounts';
import { ChangeRows } from './ChangeRows';
import { SourceSection } from './SourceSection';
import { type Choice } from './useChosenChanges';

/** With more changes than these, sources are closed until they are opened. */
const mostOpen = 100;

interface Props {
  changes: readonly Change[];
  sources: readonly Source[];
  choice: Choice;
  isDisabled: boolean;
  /** Of the plugin. */
  version: string | undefined;
  ofSource: SourceWords;
}

/**
 * What will change, by source where there are several; what stays as it is opens on demand. While something is written,
 * each of hundreds of steps draws its progress and not this.
 */
export const ChangeList = memo(function ChangeList({ changes, sources, ...shared }: Props) {
  const all = sections(changes, ({ id }) => id, sources);
  if (all.filter(({ sourceId }) => sourceId !== undefined).length <= 1) {
    return <ChangeRows changes={changes} label="Changes" {...shared} />;
  }
  const isFew = changes.filter(isTold).length <= mostOpen;
  return (
    <div data-testid="plan-changes">
      {all.map((section) => (
        <SourceSection
          key={section.sourceId ?? ''}
          title={section.title}
          note={changeCounts(section.items)}
          isOpenAtFirst={isFew && section.items.some(isTold)}
          choice={<ChooseAll section={section} choice={shared.choice} isDisabled={shared.isDisabled} />}
          data-testid={`plan-source-${section.sourceId ?? 'dashboards'}`}
        >
          <ChangeRows
            changes={section.items}
            label={`Changes of ${section.title}`}
            startsWithUnchanged={!section.items.some(isTold)}
            {...shared}
          />
        </SourceSection>
      ))}
    </div>
  );
});

function isTold({ kind }: Change): boolean {
  return kind !== 'unchanged';
}

interface ChooseAllProps {
  section: Section<Change>;
  choice: Choice;
  isDisabled: boolean;
}

/** All of a source or none of it; what somebody changed by hand is decided one by one. */
function ChooseAll({ section: { title, items }, choice: { chosen, choose }, isDisabled }: ChooseAllProps) {
  const open = items.filter(isChosenByDefault);
  const count = open.filter(({ id }) => chosen.has(id)).length;
  return items.some(isApplicable) ? (
    <Checkbox
      value={open.length > 0 && count === open.length}
      indeterminate={count > 0 && count < open.length}
      disabled={isDisabled || open.length === 0}
      aria-label={`Apply all changes of ${title}`}
      onChange={({ currentTarget: { checked } }) => open.forEach(({ id }) => choose(id, checked))}
    />
  ) : null;
}
