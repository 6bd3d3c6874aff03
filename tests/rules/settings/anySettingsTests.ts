import * as fc from 'fast-check';

import { exportedFiles, exportFormats } from '../../../src/core/compile/exportFormats';
import { withSource } from '../../../src/core/settings/bundledSettings';
import { parseSettings, type ParsedSettings } from '../../../src/core/settings/parse';
import { type Settings } from '../../../src/core/settings/schema';
import { readSettings } from '../../settings/anySettings';
import { checkRules } from '../promtool/runPromtool';
import { type RuleTestResult } from '../ruleTest';
import { nastySettings, type NastySettings } from './nastySettings';

/** Enough for every kind of setting to meet every other; each is a file of about thirty rules. */
const randomOnes = 60;

/** Whatever is set, Prometheus takes the exported file, or the settings are refused with the name of the field. */
export async function testAnySettings(): Promise<RuleTestResult[]> {
  const named = nastySettings.map((one) => ({ ...one, parsed: parseSettings(one.stored) }));
  const random = fc
    .sample(readSettings, { numRuns: randomOnes, seed: 1 })
    .map((parsed, index) => ({ title: `random settings ${index}`, parsed }));
  const exported = [...named.filter(({ refused }) => refused === undefined), ...random].flatMap(({ title, parsed }) =>
    parsed.kind === 'usable' ? [{ title, text: exportedText(withSource(parsed.settings)) }] : []
  );
  const verdicts = await checkRules(exported.map(({ text }) => text));
  const taken = exported.map(({ title }, index) => {
    const verdict = verdicts[index];
    return { title: `Prometheus takes ${title}`, problems: verdict === undefined ? [] : [verdict] };
  });
  return [...taken, ...named.flatMap(refusals), enough(random)];
}

function exportedText(settings: Settings): string {
  const format = exportFormats.find(({ name }) => name === 'prometheus-rules');
  const files = format === undefined ? [] : [...exportedFiles(format, settings).values()];
  return files.join('');
}

/** What should have been refused and was not, or the other way round, or for another field. */
function refusals({ title, refused, parsed }: NastySettings & { parsed: ParsedSettings }): RuleTestResult[] {
  const fields = 'errors' in parsed ? [...new Set(parsed.errors.map(({ path }) => path))] : [];
  const expected = refused === undefined ? [] : [refused];
  return [
    {
      title: `${title}: ${refused === undefined ? 'nothing' : refused} is refused`,
      problems: fields.join() === expected.join() ? [] : [`refused: ${fields.join(', ')}`],
    },
  ];
}

function enough(random: ReadonlyArray<{ parsed: ParsedSettings }>): RuleTestResult {
  const usable = random.filter(({ parsed }) => parsed.kind === 'usable').length;
  return {
    title: 'most random settings are usable',
    problems: usable > randomOnes / 2 ? [] : [`only ${usable} of ${randomOnes}`],
  };
}
