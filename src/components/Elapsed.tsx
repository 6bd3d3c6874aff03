import { spokenSeconds } from '../core/units';
import { useNow } from './useNow';

/** How long something lasts, kept up to date without anything around it being drawn anew. In Unix milliseconds. */
export function Elapsed({ since }: { since: number }) {
  return <>{spokenSeconds(Math.max(0, Math.round((useNow(5) - since) / 1000)))}</>;
}
