import { durationSeconds } from '../promql/duration';
import { spokenSeconds } from '../units';

/**
 * What a reader should know about a `for` that is shorter than the data or the rules come; undefined when there is
 * nothing, or when the text is no duration. `scrapeSeconds`: undefined where it is not known.
 */
export function forNotice(
  lasting: string,
  scrapeSeconds: number | undefined,
  evaluationSeconds: number
): string | undefined {
  const seconds = durationSeconds(lasting);
  if (seconds === undefined) {
    return undefined;
  }
  if (scrapeSeconds !== undefined && seconds < scrapeSeconds) {
    return `kube-proxy is scraped about every ${spokenSeconds(scrapeSeconds)}, so a single scrape can fire this. To wait for a second one, choose ${spokenSeconds(scrapeSeconds)} or more.`;
  }
  if (seconds === 0) {
    return `Rules are evaluated every ${spokenSeconds(evaluationSeconds)}, and a single evaluation fires this. To wait for a second one, choose ${spokenSeconds(evaluationSeconds)} or more.`;
  }
  return seconds < evaluationSeconds
    ? `Rules are evaluated every ${spokenSeconds(evaluationSeconds)}, so this fires after ${spokenSeconds(evaluationSeconds)} at the earliest.`
    : undefined;
}
