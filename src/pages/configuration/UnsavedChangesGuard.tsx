import { locationService } from '@grafana/runtime';
import { ConfirmModal } from '@grafana/ui';
import { useEffect, useState } from 'react';

interface Page {
  pathname: string;
  search: string;
}

interface Destination extends Page {
  hash: string;
}

/** The query alone is no other page, except where `page` names a tab of Grafana's page about the plugin. */
function isSamePage(here: Page, there: Page): boolean {
  const tab = ({ search }: Page) => new URLSearchParams(search).get('page');
  return here.pathname === there.pathname && tab(here) === tab(there);
}

/** Asks before unsaved changes are left, whether by a link, the back button or by closing the tab. */
export function UnsavedChangesGuard({ hasChanges }: { hasChanges: boolean }) {
  const [destination, setDestination] = useState<string>();

  useEffect(() => {
    if (!hasChanges || destination !== undefined) {
      return undefined;
    }
    const askBrowser = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', askBrowser);
    const unblock = locationService.getHistory().block(({ pathname, search, hash }: Destination) => {
      if (isSamePage(locationService.getLocation(), { pathname, search })) {
        return undefined;
      }
      setDestination(`${pathname}${search}${hash}`);
      return false;
    });
    return () => {
      window.removeEventListener('beforeunload', askBrowser);
      unblock();
    };
  }, [hasChanges, destination]);

  return (
    <ConfirmModal
      isOpen={destination !== undefined}
      title="Leave without saving?"
      body="Your changes of the settings are not saved."
      confirmText="Leave and discard"
      dismissText="Stay here"
      onConfirm={() => {
        if (destination !== undefined) {
          locationService.push(destination);
        }
      }}
      onDismiss={() => setDestination(undefined)}
    />
  );
}
