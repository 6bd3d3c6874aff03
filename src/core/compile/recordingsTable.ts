import { recordedSeries } from '../recordings/recordedSeries';
import { recordings } from '../recordings/recordings';
import { markdownTable, markdownText } from './markdown';
import { everyAlertOn, readersOf } from './readers';

/** Every series that can be recorded, with those who read it, found in what is compiled. */
export function recordingsTable(): string {
  const readers = readersOf({ ...everyAlertOn(), recording: { enabled: true } });
  return markdownTable(
    ['Series', 'Meaning', 'Labels', 'Read by'],
    recordings.map(({ id, meaning, labels }) => {
      const { name } = recordedSeries[id];
      const readBy = readers.filter(({ text }) => new RegExp(`\\b${name}\\b`).test(text));
      return [
        `\`${name}\``,
        markdownText(meaning),
        labels.map((label) => `\`${label}\``).join(', '),
        readBy.map((reader) => reader.name).join(', '),
      ];
    })
  );
}
