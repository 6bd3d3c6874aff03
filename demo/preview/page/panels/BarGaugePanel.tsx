import { VizOrientation, type FieldDisplay } from '@grafana/data';
import { BarGaugeDisplayMode, BarGaugeNamePlacement, BarGaugeValueMode } from '@grafana/schema';
import { BarGauge, useTheme2, VizRepeater } from '@grafana/ui';
import { displayValues } from './displayValues';
import { optionOf } from './optionValues';
import type { DrawnPanelProps } from './panelTypes';

export function BarGaugePanel(props: DrawnPanelProps) {
  const { options, width, height, data } = props;
  const theme = useTheme2();
  const displayMode = optionOf(
    options['displayMode'],
    Object.values(BarGaugeDisplayMode),
    BarGaugeDisplayMode.Gradient
  );
  const valueMode = optionOf(options['valueMode'], Object.values(BarGaugeValueMode), BarGaugeValueMode.Color);
  const namePlacement = optionOf(
    options['namePlacement'],
    Object.values(BarGaugeNamePlacement),
    BarGaugeNamePlacement.Auto
  );
  const orientation = optionOf(
    options['orientation'],
    [VizOrientation.Horizontal, VizOrientation.Vertical],
    VizOrientation.Horizontal
  );
  return (
    <VizRepeater<FieldDisplay>
      source={data}
      getValues={() => displayValues(props, theme, false)}
      renderCounter={0}
      width={width}
      height={height}
      minVizHeight={16}
      maxVizHeight={300}
      orientation={orientation}
      renderValue={({ value, width: ownWidth, height: ownHeight, orientation: own }) => (
        <BarGauge
          value={value.display}
          field={value.field}
          display={value.view?.getFieldDisplayProcessor(value.colIndex ?? 0)}
          width={ownWidth}
          height={ownHeight}
          orientation={own}
          theme={theme}
          displayMode={displayMode}
          valueDisplayMode={valueMode}
          namePlacement={namePlacement}
          showUnfilled
        />
      )}
    />
  );
}
