import { Page } from '../../components/Page';
import { configurationPath } from '../../core/addresses';
import { Configuration } from './Configuration';

export default function ConfigurationPage() {
  return (
    <Page title="Configuration" subTitle="What is watched, and when it is too much" path={configurationPath}>
      <Configuration />
    </Page>
  );
}
