import { growth, growthCases } from '../../rules/growth/growthTests';
import { modeCases, modes } from '../../rules/modes/modeTests';
import { naming, namingCases } from '../../rules/nodeName/nodeNameTests';
import { type PromtoolCase } from '../../rules/promtool/promtoolTest';
import { runPromtool } from '../../rules/promtool/runPromtool';
import { type Judged } from './judge';
import { mutantsOf } from './mutantsOf';

/** Pieces of many alerts that have cases of their own; the report names them in place of an alert. */
const shared: Record<string, { query: string; casesOf: (query: string) => PromtoolCase[] }> = {
  'names of nodes': { query: naming, casesOf: namingCases },
  'growth of a counter': { query: growth, casesOf: growthCases },
  'mode of a kube-proxy': { query: modes, casesOf: modeCases },
};

/** Changes what many alerts share, and lets promtool judge it by cases of its own. */
export async function judgeShared(): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const [signal, { query, casesOf }] of Object.entries(shared)) {
    for (const { change, text } of mutantsOf(query, 'with what is shared')) {
      const cases = casesOf(text);
      const verdicts = await runPromtool(cases);
      const noticed = cases.find((_, index) => verdicts[index] !== undefined);
      judged.push({ signal, change, killedBy: noticed?.title });
    }
  }
  return judged;
}
