import { urlUtil } from '@grafana/data';
import { Alert } from '@grafana/ui';
import { useLocation } from 'react-router-dom-v5-compat';
import { PluginPageLayout } from '../chrome/PluginPageLayout';
import { recordOf } from '../panels/optionValues';

interface Asked {
  datasource: string;
  expression: string;
  range: string;
}

function queriesIn(search: string): Asked[] {
  const { panes } = urlUtil.parseKeyValue(search.replace(/^\?/, ''));
  const parsed: unknown = typeof panes === 'string' ? JSON.parse(panes) : {};
  return Object.values(recordOf(parsed))
    .map(recordOf)
    .flatMap((pane) => {
      const { from, to } = recordOf(pane['range']);
      const queries = Array.isArray(pane['queries']) ? pane['queries'].map(recordOf) : [];
      return queries.map((query) => ({
        datasource: String(pane['datasource'] ?? ''),
        expression: String(query['expr'] ?? ''),
        range: `${String(from ?? 'now-1h')} to ${String(to ?? 'now')}`,
      }));
    });
}

/** Says what Grafana's Explore would run. */
export function ExplorePage() {
  const { search } = useLocation();
  const queries = queriesIn(search);
  return (
    <PluginPageLayout pageNav={{ text: 'Explore' }}>
      <Alert severity="info" title="The preview has no Explore">
        Grafana would open Explore here with these queries.
      </Alert>
      {queries.map(({ datasource, expression, range }) => (
        <section key={expression}>
          <p>{`Data source ${datasource}, ${range}:`}</p>
          <pre data-testid="explore-query">{expression}</pre>
        </section>
      ))}
    </PluginPageLayout>
  );
}
