import { getBackendSrv } from '@grafana/runtime';
import { LoadingPlaceholder, TextLink } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { PluginPageLayout } from '../chrome/PluginPageLayout';

interface Found {
  uid: string;
  title: string;
  url: string;
  folderUid?: string;
}

/** Start page: which dashboards there are, and in which folder. */
export function DashboardListPage() {
  const [found, setFound] = useState<Found[]>();
  useEffect(() => {
    void getBackendSrv().get<Found[]>('/api/search', { type: 'dash-db' }).then(setFound);
  }, []);
  return (
    <PluginPageLayout
      pageNav={{ text: 'Dashboards' }}
      subTitle="A stand-in for Grafana that runs the built plugin on a real Prometheus."
    >
      {found === undefined && <LoadingPlaceholder text="Loading …" />}
      {found?.length === 0 && <p>No dashboards yet: enabling the app brings its own.</p>}
      <ul>
        {found?.map(({ uid, title, url, folderUid }) => (
          <li key={uid}>
            <TextLink href={url}>{title}</TextLink> {folderUid ? `in folder ${folderUid}` : ''}
          </li>
        ))}
      </ul>
    </PluginPageLayout>
  );
}
