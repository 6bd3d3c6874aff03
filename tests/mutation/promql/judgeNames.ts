import { naming, namingCases } from '../../rules/nodeName/nodeNameTests';
import { runPromtool } from '../../rules/promtool/runPromtool';
import { type Judged } from './judge';
import { mutantsOf } from './mutantsOf';

/** What stands in the report in place of an alert. */
export const namesOfNodes = 'names of nodes';

/** Changes how nodes are named, which is a part of every alert about a node, and lets promtool judge the names. */
export async function judgeNames(): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const { change, text } of mutantsOf(naming)) {
    const cases = namingCases(text);
    const verdicts = await runPromtool(cases);
    const noticed = cases.find((_, index) => verdicts[index] !== undefined);
    judged.push({ signal: namesOfNodes, change, killedBy: noticed?.title });
  }
  return judged;
}
