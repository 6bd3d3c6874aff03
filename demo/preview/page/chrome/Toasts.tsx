import { css } from '@emotion/css';
import { AppEvents, type GrafanaTheme2 } from '@grafana/data';
import { Alert, useStyles2, type AlertVariant } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { appEvents } from '../runtime/appEvents';

interface Toast {
  id: number;
  severity: AlertVariant;
  title: string;
  text: string;
}

const shownFor: Record<AlertVariant, number> = { success: 3000, info: 5000, warning: 5000, error: 7000 };

const kinds = [
  { event: AppEvents.alertSuccess, severity: 'success' },
  { event: AppEvents.alertInfo, severity: 'info' },
  { event: AppEvents.alertWarning, severity: 'warning' },
  { event: AppEvents.alertError, severity: 'error' },
] as const;

const styles = (theme: GrafanaTheme2) =>
  css({
    maxWidth: `min(${theme.spacing(50)}, 90vw)`,
    position: 'fixed',
    right: theme.spacing(2),
    top: theme.spacing(7),
    zIndex: theme.zIndex.portal,
  });

function words(payload: unknown): string[] {
  return (Array.isArray(payload) ? payload : [payload]).filter((one) => typeof one === 'string');
}

/** Shows what pages publish through `AppEvents`, for a while. */
export function Toasts() {
  const style = useStyles2(styles);
  const [toasts, setToasts] = useState<Toast[]>([]);
  useEffect(() => {
    let lastId = 0;
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const remove = (id: number) => setToasts((all) => all.filter((toast) => toast.id !== id));
    const handlers = kinds.map(({ event, severity }) => ({
      event,
      handler: (payload: unknown) => {
        lastId += 1;
        const id = lastId;
        const [title = '', text = ''] = words(payload);
        setToasts((all) => [...all, { id, severity, title, text }]);
        timers.add(setTimeout(() => remove(id), shownFor[severity]));
      },
    }));
    handlers.forEach(({ event, handler }) => appEvents.on<unknown>(event, handler));
    return () => {
      handlers.forEach(({ event, handler }) => appEvents.off<unknown>(event, handler));
      timers.forEach(clearTimeout);
    };
  }, []);
  return (
    <div className={style} aria-live="polite">
      {toasts.map(({ id, severity, title, text }) => (
        <Alert
          key={id}
          severity={severity}
          title={title}
          elevated
          onRemove={() => setToasts((all) => all.filter((toast) => toast.id !== id))}
        >
          {text}
        </Alert>
      ))}
    </div>
  );
}
