import { useCallback, useRef, useState } from 'react';

import { type Progress } from '../../grafana/apply';
import { toRefused, type Refused } from '../../grafana/refused';
import { type Writing } from './writing';

export type RunState<Result> =
  | { kind: 'idle' }
  | { kind: 'running'; progress: Progress; isCancelling: boolean }
  | { kind: 'finished'; result: Result }
  | { kind: 'refused'; refused: Refused };

export interface Run<Input, Result> {
  state: RunState<Result>;
  start(input: Input): Promise<void>;
  /** Stops after the step that is being done. */
  cancel(): void;
  forget(): void;
}

/** A run whose report takes the place of an earlier one's, which it would contradict. */
export function inPlaceOf<Input, Result>(earlier: { forget: () => void }, run: Run<Input, Result>): Run<Input, Result> {
  const start = (input: Input) => {
    earlier.forget();
    return run.start(input);
  };
  return { ...run, start };
}

/** Something that changes Grafana in several steps, can be stopped between them, and ends with a result. */
export function useRun<Input, Result>(
  work: (input: Input, onProgress: (progress: Progress) => void, signal: AbortSignal) => Promise<Result>,
  { write }: Writing,
  afterwards: () => void
): Run<Input, Result> {
  const [state, setState] = useState<RunState<Result>>({ kind: 'idle' });
  const controller = useRef<AbortController>();
  const run = async (input: Input) => {
    const current = new AbortController();
    controller.current = current;
    const onProgress = (progress: Progress) =>
      setState({ kind: 'running', progress, isCancelling: current.signal.aborted });
    try {
      setState({ kind: 'finished', result: await work(input, onProgress, current.signal) });
    } catch (thrown) {
      setState({ kind: 'refused', refused: toRefused(thrown) });
    }
    afterwards();
  };
  const start = (input: Input) => write(() => run(input));
  const cancel = useCallback(() => {
    controller.current?.abort();
    setState((now) => (now.kind === 'running' ? { ...now, isCancelling: true } : now));
  }, []);
  const forget = useCallback(() => setState({ kind: 'idle' }), []);
  return { state, start, cancel, forget };
}
