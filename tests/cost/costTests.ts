import { type RuleTestResult } from '../rules/ruleTest';
import { budget, measuredSize } from './budget';
import { panelQueries, ruleQueries } from './costlyQueries';
import { measureCost, type Cost } from './measureCost';

/** No rule and no panel reads more samples than the budget allows, and all rules together neither. */
export async function testCost(): Promise<RuleTestResult[]> {
  const costs = await measureCost([...ruleQueries(), ...panelQueries()], measuredSize);
  const rules = costs.filter(({ kind }) => kind === 'rule');
  const panels = costs.filter(({ kind }) => kind === 'panel');
  const total = rules.reduce((sum, { samplesPerNode }) => sum + samplesPerNode, 0);
  return [
    result(`no rule reads more than ${budget.rule} samples per node`, overBudget(rules, budget.rule)),
    result(`no panel reads more than ${budget.panel} samples per node`, overBudget(panels, budget.panel)),
    result(
      `all rules together read no more than ${budget.allRules} samples per node`,
      total > budget.allRules ? [`they read ${total}`] : []
    ),
  ];
}

function overBudget(costs: readonly Cost[], most: number): string[] {
  if (costs.length === 0) {
    return ['nothing was measured'];
  }
  return costs
    .filter(({ samplesPerNode }) => samplesPerNode > most)
    .map(({ name, samplesPerNode }) => `${name} reads ${samplesPerNode}`);
}

function result(title: string, problems: string[]): RuleTestResult {
  return { title, problems };
}
