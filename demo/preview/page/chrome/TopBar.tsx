import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { config } from '@grafana/runtime';
import { Button, IconButton, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import { bootData } from '../runtime/bootData';

const styles = (theme: GrafanaTheme2) => ({
  bar: css({
    alignItems: 'center',
    background: theme.colors.background.primary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 2),
  }),
  title: css({ ...theme.typography.h6, flex: 1, margin: 0 }),
});

/** The server builds the page for one theme and one role: changing them loads it again. */
function reloadWith(name: string, value: string): void {
  const address = new URL(window.location.toString());
  address.searchParams.set(name, value);
  if (name === 'theme') {
    document.cookie = `preview_theme=${value}; path=/; SameSite=Strict`;
  }
  window.location.assign(address);
}

const roleOptions = ['Admin', 'Editor', 'Viewer'].map((role) => ({ label: role, value: role }));

export function TopBar({ onMenu, isMenuOpen }: { onMenu: () => void; isMenuOpen: boolean }) {
  const style = useStyles2(styles);
  const next = config.theme2.isDark ? 'light' : 'dark';
  return (
    <header className={style.bar}>
      <IconButton name="bars" size="lg" aria-label="Menu" aria-expanded={isMenuOpen} onClick={onMenu} />
      <span className={style.title}>Grafana preview</span>
      <RadioButtonGroup
        size="sm"
        aria-label="Role of the user"
        options={roleOptions}
        value={bootData().user.orgRole}
        onChange={(role) => reloadWith('role', role)}
      />
      <Button size="sm" variant="secondary" onClick={() => reloadWith('theme', next)}>
        {next === 'light' ? 'Light theme' : 'Dark theme'}
      </Button>
    </header>
  );
}
