import { VizOrientation, type FieldDisplay } from '@grafana/data';
import {
  BigValue,
  BigValueColorMode,
  BigValueGraphMode,
  BigValueJustifyMode,
  BigValueTextMode,
  DataLinksContextMenu,
  useTheme2,
  VizRepeater,
} from '@grafana/ui';
import { displayValues } from './displayValues';
import { optionOf } from './optionValues';
import type { DrawnPanelProps } from './panelTypes';

export function StatPanel(props: DrawnPanelProps) {
  const { options, width, height, data } = props;
  const theme = useTheme2();
  const graphMode = optionOf(options['graphMode'], Object.values(BigValueGraphMode), BigValueGraphMode.Area);
  const look = {
    colorMode: optionOf(options['colorMode'], Object.values(BigValueColorMode), BigValueColorMode.Value),
    justifyMode: optionOf(options['justifyMode'], Object.values(BigValueJustifyMode), BigValueJustifyMode.Auto),
    textMode: optionOf(options['textMode'], Object.values(BigValueTextMode), BigValueTextMode.Auto),
    graphMode,
  };
  const orientation = optionOf(options['orientation'], Object.values(VizOrientation), VizOrientation.Auto);
  return (
    <VizRepeater<FieldDisplay>
      source={data}
      getValues={() => displayValues(props, theme, graphMode !== BigValueGraphMode.None)}
      renderCounter={0}
      width={width}
      height={height}
      orientation={orientation}
      autoGrid
      renderValue={({ value, width: ownWidth, height: ownHeight, count }) => {
        const big = (onClick?: React.MouseEventHandler<HTMLElement>) => (
          <BigValue
            {...look}
            value={value.display}
            sparkline={value.sparkline}
            width={ownWidth}
            height={ownHeight}
            count={count}
            theme={theme}
            hasLinks={value.hasLinks}
            onClick={onClick}
          />
        );
        return value.hasLinks && value.getLinks ? (
          <DataLinksContextMenu links={value.getLinks}>{({ openMenu }) => big(openMenu)}</DataLinksContextMenu>
        ) : (
          big()
        );
      }}
    />
  );
}
