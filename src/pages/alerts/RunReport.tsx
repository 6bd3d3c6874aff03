import { RefusedMessage } from '../../components/RefusedMessage';
import { type Source } from '../../core/settings/schema';
import { type ApplyResult } from '../../grafana/apply';
import { RunOutcome, type Retry } from './RunOutcome';
import { RunProgress } from './RunProgress';
import { type Run } from './useRun';

interface Props<Input, Result> {
  run: Run<Input, Result>;
  /** What was done in the past tense: "Applied". */
  done: string;
  sources: readonly Source[];
  /** Does what failed once more; left out where that is not offered. */
  retry?: Retry;
  /** Does all of it once more when it could not even begin. */
  restart?: () => void;
}

/** What is being written, or what became of it. */
export function RunReport<Input, Result extends ApplyResult>({
  run: { state, cancel, forget },
  done,
  sources,
  retry,
  restart,
}: Props<Input, Result>) {
  switch (state.kind) {
    case 'idle':
      return null;
    case 'running':
      return <RunProgress {...state} cancel={cancel} />;
    case 'finished':
      return <RunOutcome {...{ done, sources, retry }} result={state.result} dismiss={forget} />;
    case 'refused':
      return <RefusedMessage refused={state.refused} retry={restart} />;
  }
}
