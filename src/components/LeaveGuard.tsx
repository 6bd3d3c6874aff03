import { locationService } from '@grafana/runtime';
import { ConfirmModal } from '@grafana/ui';
import { useEffect, useState } from 'react';

interface Place {
  pathname: string;
  search: string;
}

interface Destination extends Place {
  hash: string;
}

interface Props {
  /** Whether something would be lost by leaving now. */
  isActive: boolean;
  title: string;
  /** What would be lost. */
  body: string;
  /** Leaves all the same. */
  confirmText: string;
}

/** The query alone is no other page, except where `page` names a tab of Grafana's page about the plugin. */
function isSamePage(here: Place, there: Place): boolean {
  const tab = ({ search }: Place) => new URLSearchParams(search).get('page');
  return here.pathname === there.pathname && tab(here) === tab(there);
}

/** Asks before the page is left, whether by a link, the back button or by closing the tab. */
export function LeaveGuard({ isActive, title, body, confirmText }: Props) {
  const [destination, setDestination] = useState<string>();
  // There is nothing to lose any more; whoever wanted to leave can do so without being asked.
  if (!isActive && destination !== undefined) {
    setDestination(undefined);
  }

  useEffect(() => {
    if (!isActive || destination !== undefined) {
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
  }, [isActive, destination]);

  return (
    <ConfirmModal
      isOpen={destination !== undefined}
      title={title}
      body={body}
      confirmText={confirmText}
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
