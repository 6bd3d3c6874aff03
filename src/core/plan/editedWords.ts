import { type Change, type Difference } from './change';
import { type differencesWords } from './differencesWords';
import { shownValue, type Sides } from './valueWords';

type Edited = Pick<Change, 'subject' | 'differences' | 'origin'>;

/** What somebody changed by hand and what the settings changed, each as `threshold 8 s → 9 s (by the settings)`. */
export function editedWords({ subject, differences, origin }: Edited, said: typeof differencesWords): string {
  const settings = newerWords(origin);
  const by = (who: Difference['changedBy']) => differences.filter(({ changedBy }) => changedBy === who);
  const [hand, both, nobody] = [by('hand'), by('both'), by(undefined)];
  // Texts of a rule repeat its numbers, which are said already.
  const isRepeated = subject === 'rule' && both.some(isValue);
  const newer = by('settings').filter(({ kind }) => !isRepeated || kind !== 'text');
  if (hand.length === differences.length) {
    return `${said(hand, byHand)} (in Grafana)`;
  }
  const bothSides: Sides = ({ applied, found, wanted, kind }) => ({
    before: kind === 'value' ? (applied ?? 'another value') : '',
    after: `${shownValue(found)} by hand and ${shownValue(wanted)} ${settings}`,
  });
  const parts = [
    [hand, byHand, 'by hand'],
    [both, bothSides, both.some(isValue) ? '' : `by hand and ${settings}`],
    [newer, bySettings, settings],
    [nobody, fromSettings, 'from the settings to Grafana'],
  ] as const;
  return parts
    .filter(([some]) => some.length > 0)
    .map(([some, sides, who]) => (who === '' ? said(some, sides) : `${said(some, sides)} (${who})`))
    .join(', ');
}

/** Who changed a field since it was applied last. */
export function whoChanged({ changedBy }: Difference, origin: Change['origin']): string {
  switch (changedBy) {
    case 'hand':
      return 'by hand';
    case 'settings':
      return newerWords(origin);
    case 'both':
      return `by hand and ${newerWords(origin)}`;
    case undefined:
      return '';
  }
}

function newerWords(origin: Change['origin']): string {
  return origin === 'upgrade'
    ? 'by the upgrade'
    : origin === 'both'
      ? 'by the settings or the upgrade'
      : 'by the settings';
}

function isValue({ kind }: Difference): boolean {
  return kind === 'value';
}

const byHand: Sides = ({ applied, wanted, found }) => ({ before: applied ?? wanted, after: found });
const bySettings: Sides = ({ applied, wanted, found }) => ({ before: applied ?? found, after: wanted });
const fromSettings: Sides = ({ wanted, found }) => ({ before: wanted, after: found });
