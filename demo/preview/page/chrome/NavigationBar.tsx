import { css, cx } from '@emotion/css';
import { type GrafanaTheme2, type PluginInclude, PluginIncludeType } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Link, useLocation } from 'react-router-dom-v5-compat';
import { bootData } from '../runtime/bootData';

const styles = (theme: GrafanaTheme2) => ({
  bar: css({
    background: theme.colors.background.primary,
    borderRight: `1px solid ${theme.colors.border.weak}`,
    flex: `0 0 ${theme.spacing(28)}`,
    overflow: 'auto',
    padding: theme.spacing(1),
    [theme.breakpoints.down('md')]: {
      bottom: 0,
      display: 'none',
      position: 'absolute',
      top: theme.spacing(6),
      zIndex: theme.zIndex.sidemenu,
    },
  }),
  open: css({ [theme.breakpoints.down('md')]: { display: 'block' } }),
  list: css({ listStyle: 'none' }),
  heading: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary, padding: theme.spacing(1) }),
  link: css({
    borderRadius: theme.shape.radius.default,
    color: theme.colors.text.primary,
    display: 'block',
    padding: theme.spacing(0.75, 1),
    '&:hover': { background: theme.colors.action.hover },
  }),
  current: css({ background: theme.colors.action.selected, fontWeight: theme.typography.fontWeightMedium }),
});

interface Entry {
  label: string;
  path: string;
}

function appPages(includes: PluginInclude[]): Entry[] {
  return includes
    .filter(({ type, addToNav, path }) => type === PluginIncludeType.page && addToNav && path)
    .map(({ name, path }) => ({ label: name, path: path ?? '' }));
}

function dashboards(includes: PluginInclude[]): Entry[] {
  return includes.flatMap((include) => {
    const uid = 'uid' in include && typeof include.uid === 'string' ? include.uid : '';
    return include.type === PluginIncludeType.dashboard && uid ? [{ label: include.name, path: `/d/${uid}` }] : [];
  });
}

export function NavigationBar({ isOpen, onNavigate }: { isOpen: boolean; onNavigate: () => void }) {
  const style = useStyles2(styles);
  const { pathname } = useLocation();
  const { plugin } = bootData().preview;
  const includes = plugin.includes ?? [];
  const sections: Array<{ title: string; entries: Entry[] }> = [
    { title: plugin.name, entries: appPages(includes) },
    { title: 'Dashboards', entries: [{ label: 'All dashboards', path: '/dashboards' }, ...dashboards(includes)] },
    {
      title: 'Grafana',
      entries: [
        { label: 'Explore', path: '/explore' },
        { label: 'Alert rules', path: '/alerting/list' },
      ],
    },
    { title: 'Administration', entries: [{ label: 'Plugin settings', path: `/plugins/${plugin.id}` }] },
  ];
  return (
    <nav className={cx(style.bar, isOpen && style.open)} aria-label="Main menu">
      {sections.map(({ title, entries }) => (
        <section key={title} aria-label={title}>
          <div className={style.heading}>{title}</div>
          <ul className={style.list}>
            {entries.map(({ label, path }) => (
              <li key={path}>
                <Link
                  to={path}
                  onClick={onNavigate}
                  className={cx(style.link, pathname === path && style.current)}
                  aria-current={pathname === path ? 'page' : undefined}
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
