import {
  type AnnotationQuery,
  type Dashboard,
  type DashboardLink,
  type DataTransformerConfig,
  type FieldColorModeId,
  type FieldConfig,
  type FieldConfigSource,
  type MappingType,
  type Panel,
  type RowPanel,
  type Threshold,
  type ThresholdsMode,
  type VariableModel,
} from '@grafana/schema';

/** Grafana's schema declares string enums; JSON carries their texts, and core takes nothing but types from the schema. */
export type FieldDefaults = Omit<FieldConfig, 'thresholds' | 'mappings' | 'color'> & {
  thresholds: { mode: `${ThresholdsMode}`; steps: Threshold[] };
  mappings?: ValueTexts[];
  color?: { mode: `${FieldColorModeId}`; fixedColor?: string };
};

/** Texts that are shown instead of values. */
export interface ValueTexts {
  type: `${MappingType.ValueToText}`;
  options: Record<string, { text: string; color?: string; index: number }>;
}

/** A mark over all graphs, as Grafana’s Prometheus data source reads it. */
export type DashboardAnnotation = Omit<AnnotationQuery, 'target' | 'datasource'> & {
  datasource: { type: string; uid: string };
  target?: { refId: string; expr: string; interval: string };
  titleFormat?: string;
  textFormat?: string;
  tagKeys?: string;
  useValueForTime?: boolean;
};

export type FieldOverride = FieldConfigSource['overrides'][number];

export interface Target {
  refId: string;
  datasource: { type: string; uid: string };
  expr: string;
  legendFormat: string;
  instant: boolean;
  range: boolean;
  format: 'time_series' | 'table';
  editorMode: 'code';
}

/** A panel before it has a place. */
export type UnplacedPanel = Omit<Panel, 'id' | 'fieldConfig' | 'targets' | 'gridPos' | 'title' | 'description'> & {
  id: number;
  title: string;
  description: string;
  fieldConfig: { defaults: FieldDefaults; overrides: FieldOverride[] };
  targets: Target[];
  transformations?: DataTransformerConfig[];
};

export interface Place {
  x: number;
  y: number;
  w: number;
  h: number;
}

export type PlacedPanel = UnplacedPanel & { gridPos: Place };

export type HeadingPanel = Omit<RowPanel, 'gridPos' | 'title' | 'panels'> & {
  title: string;
  gridPos: Place;
  panels: never[];
};

/** A dashboard in classic JSON, as Grafana 12.3 and later import it. */
export type DashboardJson = Omit<Dashboard, 'panels' | 'templating' | 'links' | 'annotations'> & {
  annotations: { list: DashboardAnnotation[] };
  uid: string;
  title: string;
  links: DashboardLink[];
  panels: Array<PlacedPanel | HeadingPanel>;
  templating: { list: VariableModel[] };
};

/** False for the heading of a row. */
export function isDrawn(panel: PlacedPanel | HeadingPanel): panel is PlacedPanel {
  return panel.type !== 'row';
}
