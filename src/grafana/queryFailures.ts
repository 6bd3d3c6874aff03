import { type QueryFailure } from './evaluation';
import { Refused } from './refused';
import { sentence } from './sentence';

const mostTitles = 3;

/** Why a rule group is not written: its queries that do not work, those with one reason together. */
export function refusedForQueries(failures: readonly QueryFailure[]): Refused {
  const byReason = new Map<string, QueryFailure[]>();
  for (const failure of failures) {
    byReason.set(failure.reason, [...(byReason.get(failure.reason) ?? []), failure]);
  }
  const sentences = [...byReason].map(([reason, same]) => `${titlesOf(same)}: ${sentence(reason)}`);
  const nextSteps = new Set(failures.map(({ nextStep }) => nextStep));
  const what = failures.length === 1 ? 'A query does not work.' : `${failures.length} queries do not work.`;
  return new Refused(`${what} ${sentences.join(' ')}`, [...nextSteps].join(' '), undefined, failures);
}

/** The levels of a signal share a title. */
function titlesOf(failures: readonly QueryFailure[]): string {
  const titles = [...new Set(failures.map(({ title }) => title))];
  const further = titles.length - mostTitles;
  return `${titles.slice(0, mostTitles).join(', ')}${further > 0 ? ` and ${further} more` : ''}`;
}
