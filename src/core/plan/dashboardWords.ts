import { type Difference } from './change';
import { valueWords, type Sides } from './valueWords';

const mostThresholds = 2;
const mostNames = 3;

/** What differs in a dashboard: threshold lines with their values, which panels came, went or changed, and the rest. */
export function dashboardWords(differences: Difference[], sides: Sides): string {
  const thresholds = differences.filter(({ panel }) => panel?.part === 'threshold line');
  const whole = differences.filter(({ panel }) => panel?.part === 'all of it');
  const changed = differences.filter(({ panel }) => panel?.part === 'queries' || panel?.part === 'looks');
  const others = differences.filter(({ panel }) => panel === undefined);
  const further = thresholds.length - mostThresholds;
  const words = [
    ...thresholds.slice(0, mostThresholds).map((difference) => valueWords(difference, sides)),
    further > 0 ? `${further} more threshold ${further === 1 ? 'line' : 'lines'}` : '',
    panelWords(titlesOf(whole.filter((difference) => sides(difference).before === '')), 'added'),
    panelWords(titlesOf(whole.filter((difference) => sides(difference).after === '')), 'removed'),
    panelWords(titlesOf(changed), 'changed'),
    ...others.map((difference) =>
      difference.kind === 'value' ? valueWords(difference, sides) : `${difference.field} changed`
    ),
  ];
  return words.filter((part) => part !== '').join(', ');
}

function titlesOf(differences: Difference[]): string[] {
  return [...new Set(differences.flatMap(({ panel }) => (panel === undefined ? [] : [panel.title])))];
}

function panelWords(titles: string[], what: string): string {
  if (titles.length === 0) {
    return '';
  }
  const names = titles.slice(0, mostNames).map((title) => (title === '' ? 'without a title' : `“${title}”`));
  const further = titles.length > mostNames ? ` and ${titles.length - mostNames} more` : '';
  return `${titles.length === 1 ? 'panel' : 'panels'} ${names.join(', ')}${further} ${what}`;
}
