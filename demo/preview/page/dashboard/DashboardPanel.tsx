import { dateTime, LoadingState, renderMarkdown, type AbsoluteTimeRange, type TimeRange } from '@grafana/data';
import { locationService, PanelRenderer } from '@grafana/runtime';
import { Badge, Dropdown, IconButton, Menu, PanelChrome } from '@grafana/ui';
import { templateSrv } from '../runtime/templateSrv';
import type { PanelModel } from './model';
import { usePanelData } from './usePanelData';

interface Props {
  panel: PanelModel;
  range: TimeRange;
  /** Changes whenever the panel shall query again. */
  revision: string;
  width: number;
  height: number;
}

function zoom({ from, to }: AbsoluteTimeRange): void {
  locationService.partial({ from: String(Math.round(from)), to: String(Math.round(to)) });
}

function Links({ panel }: { panel: PanelModel }) {
  const links = panel.links ?? [];
  const menu = () => (
    <Menu>
      {links.map(({ title, url, targetBlank }) => (
        <Menu.Item
          key={title}
          label={templateSrv.replace(title)}
          url={templateSrv.replace(url)}
          target={targetBlank ? '_blank' : undefined}
        />
      ))}
    </Menu>
  );
  return links.length > 0 ? (
    <Dropdown overlay={menu}>
      <IconButton name="link" aria-label={`Links of ${templateSrv.replace(panel.title)}`} />
    </Dropdown>
  ) : null;
}

/** One panel of a dashboard: frame, title, description, links, and the drawing. */
export function DashboardPanel({ panel, range, revision, width, height }: Props) {
  const data = usePanelData(panel, range, revision, width);
  const title = templateSrv.replace(panel.title);
  const failure = data?.errors?.[0]?.message;
  return (
    <section
      aria-label={title || 'Panel'}
      data-testid={`panel-${panel.id}`}
      data-panel-type={panel.type}
      data-state={data?.state ?? 'NotStarted'}
    >
      <PanelChrome
        title={title}
        description={panel.description ? () => renderMarkdown(templateSrv.replace(panel.description)) : undefined}
        titleItems={
          <>
            <Links panel={panel} />
            {failure && (
              <Badge
                color="red"
                icon="exclamation-triangle"
                text="Query failed"
                tooltip={failure}
                data-testid="panel-error-badge"
              />
            )}
          </>
        }
        loadingState={data?.state === LoadingState.Loading ? LoadingState.Loading : undefined}
        displayMode={panel.transparent ? 'transparent' : 'default'}
        hoverHeader={title === ''}
        width={width}
        height={height}
      >
        {(innerWidth, innerHeight) => (
          <PanelRenderer
            pluginId={panel.type}
            title={title}
            data={
              data ?? {
                state: LoadingState.NotStarted,
                series: [],
                timeRange: { from: dateTime(range.from), to: dateTime(range.to), raw: range.raw },
              }
            }
            options={panel.options}
            fieldConfig={panel.fieldConfig}
            width={innerWidth}
            height={innerHeight}
            timeZone="browser"
            onChangeTimeRange={zoom}
          />
        )}
      </PanelChrome>
    </section>
  );
}
