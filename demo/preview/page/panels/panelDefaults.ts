import { FieldColorModeId, ThresholdsMode, type FieldConfig, type FieldConfigSource } from '@grafana/data';

const thresholds = {
  mode: ThresholdsMode.Absolute,
  steps: [
    { color: 'green', value: -Infinity },
    { color: 'red', value: 80 },
  ],
};

const coloredBySeries = ['timeseries', 'heatmap'];

/** Field configuration completed as Grafana completes it for a panel of this type. */
export function withDefaults(pluginId: string, given: Partial<FieldConfigSource> | undefined): FieldConfigSource {
  const mode = coloredBySeries.includes(pluginId) ? FieldColorModeId.PaletteClassic : FieldColorModeId.Thresholds;
  const defaults: FieldConfig = { thresholds, color: { mode }, mappings: [], ...given?.defaults };
  return { defaults, overrides: given?.overrides ?? [] };
}
