import { Button, LoadingPlaceholder } from '@grafana/ui';
import { lazy, Suspense, useState } from 'react';

import { type Settings } from '../../../core/settings/schema';

// Writing YAML is a library of its own that only this needs.
const ExportDrawer = lazy(() => import(/* webpackChunkName: "export" */ './ExportDrawer'));

interface Props {
  settings: Settings;
  /** They are being edited and not saved. */
  isDraft?: boolean;
  size?: 'sm' | 'md';
  'data-testid'?: string;
}

/** Everything that the settings compile to, as files for those who apply nothing here. Anybody who reads may. */
export function ExportButton({ settings, isDraft = false, size = 'md', 'data-testid': testId = 'export' }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" size={size} icon="download-alt" onClick={() => setIsOpen(true)} data-testid={testId}>
        Export …
      </Button>
      {isOpen && (
        <Suspense fallback={<LoadingPlaceholder text="Loading the export" />}>
          <ExportDrawer settings={settings} isDraft={isDraft} close={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
