import { locationService } from '@grafana/runtime';
import { ConfirmModal } from '@grafana/ui';
import { useEffect, useState } from 'react';

interface Destination {
  pathname: string;
  search: string;
  hash: string;
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
      // The query alone is no other page.
      if (pathname === locationService.getLocation().pathname) {
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
