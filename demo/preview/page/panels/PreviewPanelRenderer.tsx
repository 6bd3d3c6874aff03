import { applyFieldOverrides, getDefaultTimeRange, LoadingState, type DataFrame, type PanelData } from '@grafana/data';
import type { PanelRendererProps } from '@grafana/runtime';
import { ErrorBoundaryAlert, useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';
import { templateSrv } from '../runtime/templateSrv';
import { fieldConfigRegistry } from './fieldConfigRegistry';
import { withDefaults } from './panelDefaults';
import { PanelMessage } from './PanelMessage';
import { panelTypes } from './panelTypes';

const registry = fieldConfigRegistry();

/** Panel types that draw even when there is nothing to draw. */
const drawWithoutData = ['text'];

function hasData(frames: DataFrame[]): boolean {
  return frames.some((frame) => frame.length > 0 && frame.fields.length > 0);
}

/** Draws a panel of any type that the preview knows; the one renderer for dashboards and for the app's own pages. */
export function PreviewPanelRenderer({
  data,
  pluginId,
  options,
  fieldConfig,
  width,
  height,
  timeZone = 'browser',
  onChangeTimeRange,
  title,
}: PanelRendererProps) {
  const theme = useTheme2();
  const config = useMemo(() => withDefaults(pluginId, fieldConfig), [pluginId, fieldConfig]);
  const frames = useMemo(
    () =>
      applyFieldOverrides({
        data: data?.series ?? [],
        fieldConfig: config,
        fieldConfigRegistry: registry,
        replaceVariables: (text, scopedVars, format) => templateSrv.replace(text, scopedVars, format),
        theme,
        timeZone,
      }),
    [data?.series, config, theme, timeZone]
  );
  const Panel = panelTypes[pluginId];
  const panelData: PanelData = { state: LoadingState.Done, timeRange: getDefaultTimeRange(), ...data, series: frames };
  const failure = data?.errors?.[0]?.message ?? data?.error?.message;
  if (failure && !hasData(frames)) {
    return <PanelMessage testId="panel-error" text={failure} />;
  }
  if (!Panel) {
    return <PanelMessage text={`The preview does not draw panels of type ${pluginId}.`} />;
  }
  if (!hasData(frames) && !drawWithoutData.includes(pluginId)) {
    const isLoading = data === undefined || data.state === LoadingState.Loading;
    return (
      <PanelMessage
        testId={isLoading ? 'panel-loading' : 'panel-no-data'}
        text={isLoading ? 'Loading …' : (config.defaults.noValue ?? 'No data')}
      />
    );
  }
  return (
    <ErrorBoundaryAlert>
      <Panel
        data={panelData}
        fieldConfig={config}
        options={{ ...options }}
        width={width}
        height={height}
        timeZone={timeZone}
        title={title}
        onChangeTimeRange={onChangeTimeRange}
      />
    </ErrorBoundaryAlert>
  );
}
