import { css } from '@emotion/css';
import { getTimeZone, type GrafanaTheme2 } from '@grafana/data';
import { LegendDisplayMode } from '@grafana/schema';
import { UPlotChart, useStyles2, useTheme2, VizLegend } from '@grafana/ui';
import { useMemo, useState } from 'react';

import { useWidth } from '../../../components/useWidth';
import { type GraphLine } from '../../../core/evidence/graphLines';
import { type Unit } from '../../../core/signals/signal';
import { colorOf, graphConfig, lineStyleOf } from './graphConfig';
import { GraphTooltip } from './GraphTooltip';

interface Props {
  /** Unix milliseconds. */
  times: number[];
  lines: GraphLine[];
  unit: Unit;
  /** What is to be seen, for those who do not see it. */
  description: string;
}

const heightInSpacings = 20;

/** A small graph of the past, with the thresholds as dashed lines. */
export function EvidenceGraph({ times, lines, unit, description }: Props) {
  const theme = useTheme2();
  const styles = useStyles2(getStyles);
  const [ref, width] = useWidth<HTMLDivElement>();
  const kinds = useSameKinds(lines.map(({ kind }) => kind));
  // Another number moves the lines; only other lines set the plot up anew.
  const config = useMemo(() => graphConfig(kinds, unit, getTimeZone(), theme), [kinds, unit, theme]);
  const data = useMemo(
    (): [number[], ...Array<Array<number | null>>] => [times, ...lines.map(({ values }) => values)],
    [times, lines]
  );
  const items = lines.map(({ name, kind }, index) => ({
    label: name,
    color: colorOf(kind, index, theme),
    yAxis: 1,
    lineStyle: lineStyleOf(kind),
  }));
  return (
    <div className={styles.graph}>
      <div ref={ref} className={styles.plot} role="img" aria-label={description} data-testid="evidence-graph">
        {width > 0 && (
          <UPlotChart
            // uPlot takes lines out and in only when it is set up.
            key={kinds.join()}
            data={data}
            width={width}
            height={theme.spacing.gridSize * heightInSpacings}
            config={config}
          >
            <GraphTooltip config={config} times={times} lines={lines} unit={unit} />
          </UPlotChart>
        )}
      </div>
      <VizLegend items={items} displayMode={LegendDisplayMode.List} placement="bottom" readonly />
    </div>
  );
}

/** The same list as long as it says the same. */
function useSameKinds(kinds: Array<GraphLine['kind']>): Array<GraphLine['kind']> {
  const [same, setSame] = useState(kinds);
  if (same.join() !== kinds.join()) {
    setSame(kinds);
    return kinds;
  }
  return same;
}

const getStyles = (theme: GrafanaTheme2) => ({
  // A grid cell is else never narrower than the plot was before.
  graph: css({ minWidth: 0 }),
  plot: css({ minHeight: theme.spacing(heightInSpacings), overflow: 'hidden' }),
});
