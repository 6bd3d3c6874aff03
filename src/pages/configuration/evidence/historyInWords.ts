import { type LevelHistory } from '../../../core/evidence/wouldHaveFired';
import { severityWords } from '../severityWords';

interface Told {
  /** `in the last 7 days` */
  past: string;
  /** The data source is being asked, or is asked in a moment. */
  isAsking: boolean;
  /** So many firings are listed below; 0 where none is. */
  mostTold: number;
}

/** What is known about one level, to follow its name. */
export function knownAbout(level: LevelHistory, { past, isAsking, mostTold }: Told): string {
  switch (level.kind) {
    case 'unusable':
      return 'not known: its number or its “for” is not usable.';
    case 'not asked':
      return isAsking ? 'asking the past about this number …' : 'not known: the past was not asked about this number.';
    case 'replayed': {
      const { count } = level;
      const end = count === 0 || mostTold === 0 ? '.' : count > mostTold ? `; the last ${mostTold}:` : ':';
      return `would have fired ${timesOf(count)} ${past}${end}`;
    }
  }
}

/** The same as a sentence where there is one level only. */
export function sentenceAbout(level: LevelHistory, told: Told): string {
  const known = knownAbout(level, told);
  return known.charAt(0).toUpperCase() + known.slice(1);
}

/** All levels in one sentence each. */
export function historyInWords(history: readonly LevelHistory[], told: Omit<Told, 'mostTold'>): string {
  return history
    .map((level) => `${severityWords[level.severity].text}: ${knownAbout(level, { ...told, mostTold: 0 })}`)
    .join(' ');
}

/** `once`, `3 times`. */
export function timesOf(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
