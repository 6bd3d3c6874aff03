import { getBackendSrv } from '@grafana/runtime';
import { Alert, TextLink } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom-v5-compat';
import { PluginPageLayout } from '../chrome/PluginPageLayout';

interface ListedRule {
  uid: string;
  title: string;
  ruleGroup: string;
  folderUID: string;
  provenance?: string;
}

/** Stand-in for Grafana's alerting pages: what was asked for, and the stored rules. */
export function AlertingPage() {
  const { pathname } = useLocation();
  const [query] = useSearchParams();
  const [rules, setRules] = useState<ListedRule[]>([]);
  useEffect(() => {
    void getBackendSrv().get<ListedRule[]>('/api/v1/provisioning/alert-rules').then(setRules);
  }, []);
  return (
    <PluginPageLayout pageNav={{ text: 'Alerting' }}>
      <Alert severity="info" title={`The preview has no page ${pathname}`}>
        {[...query].map(([name, value]) => `${name}: ${value}`).join('; ') || 'These rules are stored:'}
      </Alert>
      <ul>
        {rules.map(({ uid, title, ruleGroup, folderUID, provenance }) => (
          <li key={uid}>
            <TextLink href={`/alerting/grafana/${uid}/view`}>{title}</TextLink>
            {` in ${folderUID}/${ruleGroup}${provenance ? `, provisioned by ${provenance}` : ''}`}
          </li>
        ))}
      </ul>
    </PluginPageLayout>
  );
}
