import { type Severity } from '../../core/signals/signal';

/** How levels are called and coloured on the page. */
export const severityWords: Record<Severity, { text: string; color: 'blue' | 'orange' | 'red' }> = {
  info: { text: 'Info', color: 'blue' },
  warning: { text: 'Warning', color: 'orange' },
  critical: { text: 'Critical', color: 'red' },
};
