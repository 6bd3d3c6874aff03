import { getFieldDisplayValuesProxy, type DataContextScopedVar, type ScopedVars } from '@grafana/data';

function isDataContext(scoped: unknown): scoped is DataContextScopedVar {
  return typeof scoped === 'object' && scoped !== null && 'value' in scoped;
}

/** What `${__data.…}`, `${__value.raw}` and `${__field.…}` of a data link speak about: row, cell and series of the click. */
export function dataMacro(name: string, scopedVars: ScopedVars | undefined): unknown {
  const scoped: unknown = scopedVars?.['__dataContext'];
  if (!isDataContext(scoped)) {
    return undefined;
  }
  // Without a row it is the link of a whole series: its first row has the same labels.
  const { frame, field, rowIndex = 0 } = scoped.value;
  switch (name) {
    case '__data':
      return { name: frame.name, refId: frame.refId, fields: getFieldDisplayValuesProxy({ frame, rowIndex }) };
    case '__value':
      return { raw: field.values[rowIndex] };
    case '__field':
      return { name: field.name, labels: field.labels };
    default:
      return undefined;
  }
}
