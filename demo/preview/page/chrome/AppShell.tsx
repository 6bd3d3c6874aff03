import { css } from '@emotion/css';
import { ThemeContext, type GrafanaTheme2 } from '@grafana/data';
import { config, LocationServiceProvider, locationService } from '@grafana/runtime';
import { ErrorBoundaryAlert, GlobalStyles, ModalRoot, ModalsProvider, PortalContainer, useStyles2 } from '@grafana/ui';
import { Router } from 'host-router-v5';
import { useState } from 'react';
import { CompatRouter, Route, Routes } from 'react-router-dom-v5-compat';
import { AlertingPage } from '../pages/AlertingPage';
import { AppPage } from '../pages/AppPage';
import { DashboardListPage } from '../pages/DashboardListPage';
import { DashboardPage } from '../pages/DashboardPage';
import { ExplorePage } from '../pages/ExplorePage';
import { PluginDetailsPage } from '../pages/PluginDetailsPage';
import { RuleViewPage } from '../pages/RuleViewPage';
import { NavigationBar } from './NavigationBar';
import { Toasts } from './Toasts';
import { TopBar } from './TopBar';

const styles = (theme: GrafanaTheme2) => ({
  page: css({ background: theme.colors.background.canvas, display: 'flex', flexDirection: 'column', height: '100vh' }),
  below: css({ display: 'flex', flex: 1, minHeight: 0 }),
  main: css({ flex: 1, minWidth: 0, overflow: 'auto' }),
});

function Chrome() {
  const style = useStyles2(styles);
  const [isMenuOpen, setMenuOpen] = useState(false);
  return (
    <div className={style.page}>
      <TopBar onMenu={() => setMenuOpen((open) => !open)} isMenuOpen={isMenuOpen} />
      <div className={style.below}>
        <NavigationBar isOpen={isMenuOpen} onNavigate={() => setMenuOpen(false)} />
        <main className={style.main} id="pageContent" tabIndex={0}>
          <ErrorBoundaryAlert>
            <Routes>
              <Route path="/a/:pluginId/*" element={<AppPage />} />
              <Route path="/plugins/:pluginId" element={<PluginDetailsPage />} />
              <Route path="/d/:uid/*" element={<DashboardPage />} />
              <Route path="/explore" element={<ExplorePage />} />
              <Route path="/alerting/grafana/:uid/view" element={<RuleViewPage />} />
              <Route path="/alerting/*" element={<AlertingPage />} />
              <Route path="*" element={<DashboardListPage />} />
            </Routes>
          </ErrorBoundaryAlert>
        </main>
      </div>
      <Toasts />
    </div>
  );
}

/** Everything that surrounds a page in Grafana: theme, router, navigation, toasts. */
export function AppShell() {
  return (
    <ThemeContext.Provider value={config.theme2}>
      <GlobalStyles />
      <LocationServiceProvider service={locationService}>
        <Router history={locationService.getHistory()}>
          <CompatRouter>
            <ModalsProvider>
              <Chrome />
              <ModalRoot />
              <PortalContainer />
            </ModalsProvider>
          </CompatRouter>
        </Router>
      </LocationServiceProvider>
    </ThemeContext.Provider>
  );
}
