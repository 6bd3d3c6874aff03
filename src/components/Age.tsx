import { spokenSeconds } from '../core/units';
import { useNow } from './useNow';

/** How long ago something was, kept up to date: `just now`, `3 min ago`. `of` in Unix milliseconds. */
export function Age({ of }: { of: number }) {
  const seconds = Math.max(0, Math.round((useNow(5) - of) / 1000));
  return <>{seconds < 5 ? 'just now' : `${spokenSeconds(seconds)} ago`}</>;
}
