import { getFieldDisplayValues, type FieldDisplay, type GrafanaTheme2 } from '@grafana/data';
import { templateSrv } from '../runtime/templateSrv';
import { recordOf, textsIn } from './optionValues';
import type { DrawnPanelProps } from './panelTypes';

/** The numbers of a stat or bar gauge: one per field, or one per row when all values are asked for. */
export function displayValues(
  { data, fieldConfig, options, timeZone }: DrawnPanelProps,
  theme: GrafanaTheme2,
  sparkline: boolean
): FieldDisplay[] {
  const reduce = recordOf(options['reduceOptions']);
  const calcs = textsIn(reduce['calcs']);
  return getFieldDisplayValues({
    data: data.series,
    fieldConfig,
    reduceOptions: {
      calcs: calcs.length > 0 ? calcs : ['lastNotNull'],
      fields: typeof reduce['fields'] === 'string' ? reduce['fields'] : undefined,
      values: reduce['values'] === true,
      limit: typeof reduce['limit'] === 'number' ? reduce['limit'] : undefined,
    },
    replaceVariables: (text, scopedVars, format) => templateSrv.replace(text, scopedVars, format),
    sparkline,
    theme,
    timeZone,
  });
}
