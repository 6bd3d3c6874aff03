import { Combobox, Field } from '@grafana/ui';

import { type DataSource } from '../../../grafana/dataSources';

interface Props {
  id: string;
  /** Undefined: none is chosen yet. */
  uid: string | undefined;
  available: readonly DataSource[];
  label?: string;
  problem?: string;
  onChange: (chosen: DataSource) => void;
}

/** Chooses among the data sources that speak PromQL. */
export function DataSourceField({ id, uid, available, label = 'Prometheus data source', problem, onChange }: Props) {
  return (
    <Field
      label={label}
      description={
        available.length === 0
          ? 'There is none that you may use. Add a Prometheus data source first (Connections → Data sources).'
          : 'Prometheus, Mimir, Thanos, VictoriaMetrics, or the Amazon and Azure flavours: where kube-proxy’s metrics are.'
      }
      invalid={problem !== undefined}
      error={problem}
      noMargin
    >
      <Combobox
        id={id}
        data-testid={uid === undefined ? 'new-data-source' : 'data-source'}
        placeholder="Choose your Prometheus"
        value={uid ?? null}
        options={options(uid, available)}
        disabled={available.length === 0}
        invalid={problem !== undefined}
        onChange={({ value }) => {
          const chosen = available.find((one) => one.uid === value);
          if (chosen !== undefined) {
            onChange(chosen);
          }
        }}
      />
    </Field>
  );
}

/** A data source that is gone stays visible by its uid. */
function options(uid: string | undefined, available: readonly DataSource[]) {
  const known = available.map((one) => ({
    value: one.uid,
    label: one.name,
    description: one.isDefault ? `${one.type}, default` : one.type,
  }));
  return uid === undefined || known.some(({ value }) => value === uid) ? known : [...known, { value: uid, label: uid }];
}
