import { type LevelHistory } from '../../../core/evidence/wouldHaveFired';
import { severityWords } from '../severityWords';

export function pastInWords(days: number): string {
  return days === 1 ? 'in the last 24 hours' : `in the last ${days} days`;
}

/** What is known about one level, to follow its name. Ends with a colon where `mostTold` of its firings are listed below. */
export function knownAbout(level: LevelHistory, past: string, mostTold = 0): string {
  switch (level.kind) {
    case 'unusable':
      return 'not known: its number or its “for” is not usable.';
    case 'not asked':
      return 'asking the past about this number …';
    case 'replayed': {
      const { length } = level.firings;
      const end = length === 0 || mostTold === 0 ? '.' : length > mostTold ? `; the last ${mostTold}:` : ':';
      return `would have fired ${timesOf(length)} ${past}${end}`;
    }
  }
}

/** The same as a sentence where there is one level only. */
export function sentenceAbout(...[level, past, mostTold]: Parameters<typeof knownAbout>): string {
  const known = knownAbout(level, past, mostTold);
  return known.charAt(0).toUpperCase() + known.slice(1);
}

/** All levels in one sentence each. */
export function historyInWords(history: readonly LevelHistory[], past: string): string {
  return history.map((level) => `${severityWords[level.severity].text}: ${knownAbout(level, past)}`).join(' ');
}

function timesOf(count: number): string {
  return count === 0 ? '0 times' : count === 1 ? 'once' : `${count} times`;
}
