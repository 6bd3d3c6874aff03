import { type Change, type ChangeKind } from './change';
import { differencesWords } from './differencesWords';
import { dashboardWords } from './dashboardWords';
import { editedWords } from './editedWords';

/** What happens to an object, in a word or three. */
export const kindWords: Readonly<Record<ChangeKind, string>> = {
  create: 'added',
  update: 'updated',
  delete: 'removed',
  edited: 'edited by hand',
  released: 'released',
  unchanged: 'unchanged',
};

/** What a plan comes to in one line: `Will change in Grafana: 2 rules updated, 1 added · 1 edited by hand`. */
export function planSentence(changes: readonly Change[]): string {
  const open = changes.filter(({ blocked }) => blocked === undefined);
  const count = (kind: ChangeKind) => open.filter((change) => change.kind === kind).length;
  const counted = (...kinds: ChangeKind[]) => kinds.map((kind) => [count(kind), kindWords[kind]] as const);
  const said = (counts: ReadonlyArray<readonly [number, string]>) =>
    counts.flatMap(([number, word]) => (number === 0 ? [] : [`${number} ${word}`]));
  const changing = said(counted('update', 'create', 'delete'));
  const hasOpen = count('edited') > 0 || open.length < changes.length;
  const first =
    changing.length > 0
      ? `Will change in Grafana: ${changing.join(', ')}`
      : hasOpen
        ? 'Nothing will change'
        : 'Grafana has what the settings want';
  const blocked = [changes.length - open.length, 'blocked'] as const;
  const paused = changes.filter((change) => change.subject === 'rule' && change.isPaused).length;
  const notes = [
    ...said([...counted('unchanged', 'edited'), blocked, ...counted('released')]),
    ...(paused === 0 ? [] : [`${paused} paused (${paused === 1 ? 'stays' : 'stay'} paused)`]),
  ];
  return [first, ...notes].join(' · ');
}

/** What a change is about; the two levels of a signal have one title. */
export function changeName(change: Change): string {
  switch (change.subject) {
    case 'rule':
      return change.severity === '' ? change.title : `${change.title} (${change.severity})`;
    case 'dashboard':
      return `Dashboard ${change.title}`;
    case 'group':
      return change.title;
  }
}

/** What differs, short enough for a line. What was edited says who changed what; the rest reads from Grafana to the settings. */
export function changeWords(change: Change): string {
  const { kind, subject, differences } = change;
  switch (kind) {
    case 'create':
      return subject === 'dashboard' ? 'was deleted; comes back from the plugin' : 'is not in Grafana yet';
    case 'delete':
      return 'the settings do not want it any more';
    case 'unchanged':
      return '';
    case 'released':
      return 'it is yours: no plan touches it';
    case 'update':
      return saidOf(subject)(differences, ({ found, wanted }) => ({ before: found, after: wanted }));
    case 'edited':
      return editedWords(change, saidOf(subject));
  }
}

function saidOf(subject: Change['subject']): typeof differencesWords {
  return subject === 'dashboard' ? dashboardWords : differencesWords;
}

/** `Apply 4 changes`. */
export function countOfChanges(count: number): string {
  return count === 1 ? '1 change' : `${count} changes`;
}

/** What made a change necessary, where an upgrade had a part in it: `after upgrade to 1.2.0`. */
export function originWords({ origin, kind }: Change, version: string | undefined): string {
  if (version === undefined || kind === 'unchanged' || (origin !== 'upgrade' && origin !== 'both')) {
    return '';
  }
  const upgrade = `after upgrade to ${version}`;
  return origin === 'both' ? `settings changed, and ${upgrade}` : upgrade;
}
