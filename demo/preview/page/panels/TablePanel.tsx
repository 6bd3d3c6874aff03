import { FieldType, type DataFrame } from '@grafana/data';
import { Table, type TableSortByFieldState } from '@grafana/ui';
import { useMemo } from 'react';
import { recordOf } from './optionValues';
import type { DrawnPanelProps } from './panelTypes';

function sortBy(options: Record<string, unknown>): TableSortByFieldState[] {
  const given = options['sortBy'];
  return (Array.isArray(given) ? given : [])
    .map(recordOf)
    .flatMap(({ displayName, desc }) =>
      typeof displayName === 'string' ? [{ displayName, desc: desc === true }] : []
    );
}

/** Without hidden columns, and without filter buttons: those of this table have no name for a screen reader. */
function shown(frame: DataFrame): DataFrame {
  const fields = frame.fields.filter(({ type, config }) => type !== FieldType.frame && config.custom?.hidden !== true);
  return {
    ...frame,
    fields: fields.map((field) => ({
      ...field,
      config: { ...field.config, filterable: false, custom: { ...field.config.custom, filterable: false } },
    })),
  };
}

export function TablePanel({ data, options, width, height, title, timeZone, fieldConfig }: DrawnPanelProps) {
  const frame = data.series.find(({ length }) => length > 0) ?? data.series[0];
  const table = useMemo(() => (frame ? shown(frame) : undefined), [frame]);
  const order = useMemo(() => sortBy(options), [options]);
  return table ? (
    <Table
      key={timeZone}
      ariaLabel={title || 'Table'}
      data={table}
      width={width}
      height={height}
      initialSortBy={order}
      fieldConfig={fieldConfig}
    />
  ) : null;
}
