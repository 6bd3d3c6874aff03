import { type Difference } from './change';
import { valueWords, type Sides } from './valueWords';

const mostWords = 3;

/** The first few things that differ, with their values; what has none only where nothing else differs. */
export function differencesWords(differences: Difference[], sides: Sides): string {
  const values = differences.filter(({ kind }) => kind === 'value');
  const telling = values.length > 0 ? values : differences;
  const words = telling.slice(0, mostWords).map((difference) => valueWords(difference, sides));
  return telling.length > mostWords ? `${words.join(', ')} and ${telling.length - mostWords} more` : words.join(', ');
}
