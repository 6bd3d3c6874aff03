import { type Answers } from '../overview/overviewQueries';

/** Seconds over which scrapes are counted: a fleet that was found a moment ago is not misjudged for long. */
export const countedOver = 300;

/** Rounded, because a scrape more or less falls into the counted time. */
const roundedTo = 5;

/** Seconds between two scrapes in the cluster that is scraped least; undefined where they were not counted. */
export function scrapeSecondsIn(answers: Answers): number | undefined {
  const counts = (answers['scrapes'] ?? []).flatMap(({ value }) => (value > 0 ? [value] : []));
  const seconds = countedOver / Math.min(...counts);
  return counts.length === 0 ? undefined : Math.max(1, Math.round(seconds / roundedTo) * roundedTo);
}
