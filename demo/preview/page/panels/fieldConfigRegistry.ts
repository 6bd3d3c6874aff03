import {
  booleanOverrideProcessor,
  dataLinksOverrideProcessor,
  displayNameOverrideProcessor,
  FieldConfigOptionsRegistry,
  identityOverrideProcessor,
  numberOverrideProcessor,
  stringOverrideProcessor,
  thresholdsOverrideProcessor,
  unitOverrideProcessor,
  valueMappingsOverrideProcessor,
  type FieldConfigPropertyItem,
} from '@grafana/data';

function property(
  id: string,
  path: string,
  process: FieldConfigPropertyItem['process'],
  isCustom = false
): FieldConfigPropertyItem {
  return { id, path, name: id, isCustom, process, shouldApply: () => true, editor: () => null, override: () => null };
}

/** The options that every panel type knows. */
export function standardFieldConfig(): FieldConfigPropertyItem[] {
  return [
    property('displayName', 'displayName', displayNameOverrideProcessor),
    property('unit', 'unit', unitOverrideProcessor),
    property('min', 'min', numberOverrideProcessor),
    property('max', 'max', numberOverrideProcessor),
    property('fieldMinMax', 'fieldMinMax', booleanOverrideProcessor),
    property('decimals', 'decimals', numberOverrideProcessor),
    property('noValue', 'noValue', stringOverrideProcessor),
    property('thresholds', 'thresholds', thresholdsOverrideProcessor),
    property('mappings', 'mappings', valueMappingsOverrideProcessor),
    property('color', 'color', identityOverrideProcessor),
    property('links', 'links', dataLinksOverrideProcessor),
    property('filterable', 'filterable', booleanOverrideProcessor),
    property('description', 'description', stringOverrideProcessor),
  ];
}

// Options below `custom` of the panel types that the preview draws.
const customOptions = `drawStyle lineInterpolation lineWidth fillOpacity gradientMode lineStyle spanNulls insertNulls
  showPoints showValues pointSize stacking barAlignment barWidthFactor barMaxWidth axisPlacement axisLabel axisWidth
  axisSoftMin axisSoftMax axisGridShow axisCenteredZero axisColorMode axisBorderShow scaleDistribution hideFrom
  thresholdsStyle transform fillBelowTo lineColor fillColor width minWidth align displayMode cellOptions inspect
  filterable hidden wrapHeaderText footer`.split(/\s+/);

export function fieldConfigRegistry(): FieldConfigOptionsRegistry {
  return new FieldConfigOptionsRegistry(() => [
    ...standardFieldConfig(),
    ...customOptions.map((name) => property(`custom.${name}`, name, identityOverrideProcessor, true)),
  ]);
}
