import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';

import { Skeleton } from '../components/Skeleton';
import { NotFoundPage } from './NotFoundPage';

const OverviewPage = lazy(() => import(/* webpackChunkName: "overview" */ './overview/OverviewPage'));
const AlertsPage = lazy(() => import(/* webpackChunkName: "alerts" */ './alerts/AlertsPage'));
const ConfigurationPage = lazy(
  () => import(/* webpackChunkName: "configuration" */ './configuration/ConfigurationPage')
);
const RunbookPage = lazy(() => import(/* webpackChunkName: "runbook" */ './runbooks/RunbookPage'));

/** The pages of the app, below its own address. */
export default function App() {
  return (
    <Suspense fallback={<Skeleton label="Loading the page" lines={6} />}>
      <Routes>
        <Route index element={<OverviewPage />} />
        <Route path="alerts" element={<AlertsPage />} />
        <Route path="configuration" element={<ConfigurationPage />} />
        <Route path="runbooks/:signalId" element={<RunbookPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </Suspense>
  );
}
