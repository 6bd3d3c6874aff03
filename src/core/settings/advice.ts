import { matches } from '../promql/regex';
import { catalogue } from '../signals/catalogue';
import { effectiveLevels } from './effective';
import { pathText } from './findingPath';
import { forNotice } from './forNotice';
import { parseSettings } from './parse';
import { type Settings } from './schema';
import { type Finding } from './validation';

/** What works as it is set and is hardly meant so. Pages say the same beside the fields, with what they know of the data. */
export function adviceOn(settings: Settings): Finding[] {
  return [...shortWaits(settings), ...jobsOfEverything(settings)];
}

/** What somebody should know before they use what settings compile to, on the command line and in the app. */
export function exportNotices(settings: Settings): Finding[] {
  const parsed = parseSettings(settings);
  return parsed.kind === 'usable' ? [...parsed.notices, ...adviceOn(parsed.settings)] : [];
}

function shortWaits(settings: Settings): Finding[] {
  return catalogue.flatMap((signal) =>
    effectiveLevels(signal, settings)
      .filter(({ enabled }) => enabled)
      .flatMap(({ severity, for: lasting }) => {
        const message = forNotice(lasting, undefined, settings.alerting.intervalSeconds);
        return message === undefined ? [] : [{ path: `signals.${signal.id}.levels.${severity}.for`, message }];
      })
  );
}

/** No scrape job is called so, hence a pattern that matches it matches them all. */
const nobodysJob = '\u0001';

function jobsOfEverything({ sources }: Settings): Finding[] {
  return sources.flatMap(({ selector }, index) =>
    selector.extra.length === 0 && matches(selector.job, nobodysJob)
      ? [
          {
            path: pathText(['sources', index, 'selector', 'job']),
            message: 'Every target of every job counts as a kube-proxy. Name the jobs, or add a matcher.',
          },
        ]
      : []
  );
}
