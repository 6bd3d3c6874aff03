import { Configuration } from './Configuration';

/** The same as the app's own page, in the tab that Grafana gives every plugin. */
export default function ConfigurationTab() {
  return <Configuration />;
}
