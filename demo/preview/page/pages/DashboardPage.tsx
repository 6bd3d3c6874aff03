import { css } from '@emotion/css';
import type { GrafanaTheme2, TimeRange } from '@grafana/data';
import { getBackendSrv, isFetchError, locationService } from '@grafana/runtime';
import { Alert, LoadingPlaceholder, RefreshPicker, TextLink, TimeRangePicker, useStyles2 } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom-v5-compat';
import type { DashboardModel } from '../dashboard/model';
import { PanelGrid } from '../dashboard/PanelGrid';
import { resolveVariables, type ChosenVariable } from '../dashboard/resolveVariables';
import { setRange, useTimeRange } from '../dashboard/useTimeRange';
import { VariableControls } from '../dashboard/VariableControls';
import { templateSrv } from '../runtime/templateSrv';

const styles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), padding: theme.spacing(1, 2, 2) }),
  head: css({
    alignItems: 'center',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    justifyContent: 'space-between',
  }),
  controls: css({ alignItems: 'center', display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
});

const lastHour = { from: 'now-1h', to: 'now' };

function Loaded({ dashboard }: { dashboard: DashboardModel }) {
  const style = useStyles2(styles);
  const [address] = useSearchParams();
  const [refresh, setRefresh] = useState(address.get('refresh') ?? (dashboard.refresh || ''));
  const { range, count, refreshNow } = useTimeRange(address, dashboard.time ?? lastHour, refresh);
  const [variables, setVariables] = useState<{ chosen: ChosenVariable[]; range: TimeRange; key: string }>();
  const chosenInAddress = [...address].filter(([name]) => name.startsWith('var-')).join('&');
  useEffect(() => {
    let isWanted = true;
    const models = dashboard.templating?.list ?? [];
    void resolveVariables(models, new URLSearchParams(locationService.getLocation().search), range).then(
      (chosen) =>
        isWanted &&
        setVariables({
          chosen,
          range,
          key: `${chosenInAddress} ${count} ${JSON.stringify(chosen.map((one) => one.chosen))}`,
        })
    );
    return () => {
      isWanted = false;
    };
  }, [dashboard, range, chosenInAddress, count]);
  const length = range.to.diff(range.from);
  const move = (by: number) =>
    locationService.partial({ from: String(range.from.valueOf() + by), to: String(range.to.valueOf() + by) });
  const failures =
    variables?.chosen.flatMap(({ failure, model }) => (failure ? [`${model.label ?? model.name}: ${failure}`] : [])) ??
    [];
  return (
    <div className={style.page} data-testid="dashboard" data-dashboard-uid={dashboard.uid}>
      <div className={style.head}>
        <h1>{dashboard.title}</h1>
        <div className={style.controls}>
          <TimeRangePicker
            value={range}
            onChange={setRange}
            onChangeTimeZone={() => undefined}
            onMoveBackward={() => move(-length / 2)}
            onMoveForward={() => move(length / 2)}
            onZoom={() =>
              locationService.partial({
                from: String(range.from.valueOf() - length / 2),
                to: String(range.to.valueOf() + length / 2),
              })
            }
            isOnCanvas
          />
          <RefreshPicker
            text="Refresh"
            value={refresh}
            onIntervalChanged={setRefresh}
            onRefresh={refreshNow}
            isOnCanvas
          />
        </div>
      </div>
      {variables && (
        <div className={style.controls}>
          <VariableControls variables={variables.chosen} />
          {(dashboard.links ?? [])
            .filter(({ url }) => url)
            .map(({ title, url }) => (
              <TextLink key={title} href={templateSrv.replace(url)} inline={false}>
                {title ?? url ?? ''}
              </TextLink>
            ))}
        </div>
      )}
      {failures.length > 0 && (
        <Alert title="Variables could not be read" data-testid="variable-error">
          {failures.join('; ')}
        </Alert>
      )}
      {variables ? (
        <PanelGrid panels={dashboard.panels ?? []} range={variables.range} revision={variables.key} />
      ) : (
        <LoadingPlaceholder text="Loading …" />
      )}
    </div>
  );
}

/** Draws a stored dashboard. */
export function DashboardPage() {
  const style = useStyles2(styles);
  const { uid = '' } = useParams();
  const [loaded, setLoaded] = useState<{ uid?: string; dashboard?: DashboardModel; failure?: string }>({});
  useEffect(() => {
    getBackendSrv()
      .get<{ dashboard: DashboardModel }>(`/api/dashboards/uid/${uid}`, undefined, undefined, { showErrorAlert: false })
      .then(
        ({ dashboard }) => {
          document.title = `${dashboard.title} - Grafana preview`;
          setLoaded({ uid, dashboard });
        },
        (reason: unknown) =>
          setLoaded({ uid, failure: isFetchError(reason) ? String(reason.data.message) : String(reason) })
      );
  }, [uid]);
  if (loaded.uid !== uid) {
    return <LoadingPlaceholder text="Loading …" />;
  }
  if (loaded.failure) {
    return (
      <div className={style.page}>
        <h1>Dashboard</h1>
        <Alert
          title={loaded.failure}
        >{`No dashboard with uid ${uid}. Enabling the app brings its own dashboards.`}</Alert>
      </div>
    );
  }
  return loaded.dashboard ? <Loaded key={uid} dashboard={loaded.dashboard} /> : <LoadingPlaceholder text="Loading …" />;
}
