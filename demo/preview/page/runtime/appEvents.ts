import { EventBusSrv } from '@grafana/data';

/** Carries toasts and other messages between the app and the page. */
export const appEvents = new EventBusSrv();
