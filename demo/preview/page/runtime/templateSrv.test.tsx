import { FieldType, toDataFrame, type ScopedVars } from '@grafana/data';
import { PreviewTemplateSrv } from './templateSrv';

const frame = toDataFrame({
  fields: [
    { name: 'Cluster', type: FieldType.string, values: ['prod', 'edge'] },
    {
      name: 'Target',
      type: FieldType.string,
      values: ['10.0.0.1:10249', '[fd00::2]:10249'],
      labels: { cluster: 'x y' },
    },
  ],
});
const clicked = Object.fromEntries(
  frame.fields.map((field): [string, ScopedVars] => [
    field.name,
    { __dataContext: { value: { data: [frame], frame, field, rowIndex: 1 } } },
  ])
);

describe('a data link', () => {
  const templates = new PreviewTemplateSrv();
  templates.use([{ name: 'job', text: 'All', value: '(.*/)?kube-proxy', isMulti: true, isVerbatim: true }]);

  it('names the row that was clicked', () => {
    expect(
      templates.replace(
        '${__data.fields.Cluster:percentencode}/${__data.fields.Target:percentencode}',
        clicked['Target']
      )
    ).toBe('edge/%5Bfd00%3A%3A2%5D%3A10249');
  });

  it('names the labels of the series that was clicked', () => {
    expect(templates.replace('${__field.labels.cluster:percentencode}', clicked['Target'])).toBe('x%20y');
  });

  it('hands “All” on as such, not what it stands for', () => {
    expect(templates.replace('?${job:queryparam}')).toBe('?var-job=$__all');
  });
});
