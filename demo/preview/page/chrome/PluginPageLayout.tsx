import { css } from '@emotion/css';
import { PageLayoutType, type GrafanaTheme2, type NavModelItem } from '@grafana/data';
import type { PluginPageProps } from '@grafana/runtime';
import { Tab, TabsBar, useStyles2 } from '@grafana/ui';
import { useEffect } from 'react';
import { useLocation } from 'react-router-dom-v5-compat';
import { bootData } from '../runtime/bootData';

const styles = (theme: GrafanaTheme2) => ({
  page: css({ padding: theme.spacing(2), [theme.breakpoints.up('md')]: { padding: theme.spacing(3) } }),
  head: css({
    alignItems: 'flex-start',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(2),
    justifyContent: 'space-between',
  }),
  info: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(2) }),
  label: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary }),
  subtitle: css({ color: theme.colors.text.secondary, marginBottom: theme.spacing(2) }),
  tabs: css({ marginBottom: theme.spacing(2) }),
});

/** Title of the page of this address, from the plugin's own navigation entries. */
function titleFor(pathname: string): string {
  const { plugin } = bootData().preview;
  return plugin.includes?.find(({ path }) => path === pathname)?.name ?? plugin.name;
}

function Tabs({ items }: { items: NavModelItem[] }) {
  return (
    <TabsBar>
      {items
        .filter(({ hideFromTabs }) => !hideFromTabs)
        .map(({ id, text, url, active, icon }) => (
          <Tab key={id ?? text} label={text} active={active} href={url} icon={icon} />
        ))}
    </TabsBar>
  );
}

/** The frame that Grafana puts around a page of an app. */
export function PluginPageLayout({ actions, children, info, layout, pageNav, renderTitle, subTitle }: PluginPageProps) {
  const style = useStyles2(styles);
  const { pathname } = useLocation();
  const title = pageNav?.text ?? titleFor(pathname);
  useEffect(() => {
    document.title = `${title} - Grafana preview`;
  }, [title]);
  if (layout === PageLayoutType.Custom) {
    return <>{children}</>;
  }
  const description = subTitle ?? pageNav?.subTitle;
  return (
    <div className={style.page}>
      <div className={style.head}>
        {renderTitle ? renderTitle(title) : <h1>{title}</h1>}
        {info && (
          <div className={style.info}>
            {info.map(({ label, value }) => (
              <div key={label}>
                <div className={style.label}>{label}</div>
                {value}
              </div>
            ))}
          </div>
        )}
        {actions && <div className={style.info}>{actions}</div>}
      </div>
      {description && <div className={style.subtitle}>{description}</div>}
      {pageNav?.children && (
        <div className={style.tabs}>
          <Tabs items={pageNav.children} />
        </div>
      )}
      {children}
    </div>
  );
}
