import { Expression } from '../../../promql/expression';
import { bundledSettings } from '../../../settings/bundledSettings';
import { withWayToNodes } from '../drillDown';
import { DashboardSubject } from '../subject';
import { type ThresholdLines } from '../thresholdLines';
import { timeSeriesPanel } from './timeSeriesPanel';

const subject = () => new DashboardSubject(bundledSettings());

function panel(lines?: ThresholdLines) {
  return timeSeriesPanel(subject(), {
    id: 1,
    title: 'How slow?',
    meaning: 'Seconds.',
    healthy: 'low.',
    action: 'look.',
    noValue: 'Nothing.',
    explainedBy: ['sync-slow'],
    queries: [{ expression: Expression.atom('a'), legend: subject().nodeLegend }],
    unit: 's',
    lines,
  });
}

describe('lines over time', () => {
  const differing: ThresholdLines = {
    steps: [],
    series: (['warning', 'critical'] as const).map((severity) => ({
      severity,
      expression: Expression.atom(`${severity}_limit`),
      legend: `${severity} above 3 s`,
    })),
  };

  it('have a dashed line without points, in the colour of its severity, for each threshold that is a query', () => {
    const { targets, fieldConfig } = panel(differing);
    expect(targets.slice(1)).toMatchObject([
      { refId: 'threshold1', expr: 'warning_limit', legendFormat: 'warning above 3 s' },
      { refId: 'threshold2', expr: 'critical_limit', legendFormat: 'critical above 3 s' },
    ]);
    const dashed = (options: string, fixedColor: string) => ({
      matcher: { id: 'byFrameRefID', options },
      properties: [
        { id: 'color', value: { mode: 'fixed', fixedColor } },
        { id: 'custom.lineStyle', value: { fill: 'dash', dash: [10, 10] } },
        { id: 'custom.lineWidth', value: 1 },
        { id: 'custom.showPoints', value: 'never' },
      ],
    });
    expect(fieldConfig.overrides).toEqual([dashed('threshold1', 'orange'), dashed('threshold2', 'red')]);
  });

  it('lead to the nodes that they name, also with thresholds beside them that name none', () => {
    const { links } = withWayToNodes(panel(differing), subject()).fieldConfig.defaults;
    expect(links).toMatchObject([{ title: 'Open the node' }]);
  });

  it('have an axis that reaches to the lowest threshold, where that is no 0', () => {
    const steps = (...values: number[]) => ({ steps: values.map((value) => ({ color: 'red', value })), series: [] });
    expect(panel(steps(8, 14)).fieldConfig.defaults.custom).toMatchObject({ axisSoftMax: 8.8 });
    expect(panel(steps(0)).fieldConfig.defaults.custom).not.toHaveProperty('axisSoftMax');
    expect(panel().fieldConfig.defaults.custom).not.toHaveProperty('axisSoftMax');
  });
});
