import { type Difference, type RuleChange } from './change';
import { changeWords, countOfChanges, planSentence } from './words';

function change(kind: RuleChange['kind'], differences: Difference[] = [], more: Partial<RuleChange> = {}): RuleChange {
  return {
    subject: 'rule',
    id: kind,
    title: kind,
    severity: 'warning',
    kind,
    differences,
    isPaused: false,
    isEdited: kind === 'edited',
    areSettingsNewer: false,
    ...more,
  };
}

const threshold: Difference = { field: 'threshold', wanted: '8 s', found: '10 s', kind: 'value' };
const expression: Difference = { field: 'expression', wanted: 'a > 8', found: 'a > 10', kind: 'query' };

describe('the words of a change', () => {
  it('say what an update makes of a value', () => {
    expect(changeWords(change('update', [threshold, expression]))).toBe('threshold 10 s → 8 s');
  });

  it('say what somebody made of a value by hand', () => {
    const byHand: Difference = { ...threshold, applied: '8 s', changedBy: 'hand' };
    expect(changeWords(change('edited', [byHand]))).toBe('threshold 8 s → 10 s (in Grafana)');
  });

  it('name the expression where no value explains it', () => {
    expect(changeWords(change('update', [expression]))).toBe('expression');
  });

  it('stay short', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((field): Difference => ({
      field,
      wanted: '1',
      found: '',
      kind: 'value',
    }));
    expect(changeWords(change('update', many))).toBe('a none → 1, b none → 1, c none → 1 and 2 more');
  });
});

describe('the sentence of a plan', () => {
  it('counts what will change apart from what will not', () => {
    const changes = [
      change('update'),
      change('update'),
      change('create'),
      change('unchanged', [], { isPaused: true }),
      change('edited'),
      change('update', [], { blocked: { reason: 'file', nextStep: '' } }),
    ];
    expect(planSentence(changes)).toBe(
      'Will change in Grafana: 2 updated, 1 added · 1 unchanged · 1 edited by hand · 1 blocked · 1 paused (stays paused)'
    );
  });

  it('says when there is nothing to do', () => {
    expect(planSentence([change('unchanged')])).toBe('Grafana has what the settings want · 1 unchanged');
    expect(planSentence([change('edited')])).toBe('Nothing will change · 1 edited by hand');
  });
});

it('counts one change in the singular', () => {
  expect([countOfChanges(1), countOfChanges(2)]).toEqual(['1 change', '2 changes']);
});
