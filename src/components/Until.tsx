import { spokenSeconds } from '../core/units';
import { useNow } from './useNow';

interface Props {
  /** Unix milliseconds. */
  time: number;
  /** What is said once it is over. */
  over: string;
}

/** How long it is until something happens, kept up to date: `in 2 min`. */
export function Until({ time, over }: Props) {
  const seconds = Math.round((time - useNow(5)) / 1000);
  return <>{seconds > 0 ? `in ${spokenSeconds(seconds)}` : over}</>;
}
