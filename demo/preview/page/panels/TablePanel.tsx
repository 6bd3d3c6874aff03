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

function shown(frame: DataFrame): DataFrame {
  return {
    ...frame,
    fields: frame.fields.filter(({ type, config }) => type !== FieldType.frame && config.custom?.hidden !== true),
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
