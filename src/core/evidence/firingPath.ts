import { subjectPath, type TimeWindow } from '../addresses';
import { type FiringDescription } from '../backtest/newestFirings';
import { type Source } from '../settings/schema';

/** What led to it, and what came after. */
const around = 30 * 60_000;

/** The dashboard of who would have fired, at that time: of the node where it has a kube-proxy, else of its cluster. */
export function firingPath({ labels, began, seconds }: FiringDescription, source: Source): string {
  const window: TimeWindow = { from: began - around, to: began + seconds * 1000 + around };
  return subjectPath(source, labels, window);
}
