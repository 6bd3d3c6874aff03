import { useCallback, useEffect, useState } from 'react';

import { toRefused, type Refused } from '../grafana/refused';

/** Something that is fetched: loading, failed or there, and possibly there while it is fetched anew. */
export interface Loaded<Result> {
  /** The newest result; it stays while a newer one is fetched and when that fails. */
  result?: Result;
  /** When `result` came, in Unix milliseconds; undefined while there is none. */
  loadedAt?: number;
  /** Why the last attempt brought nothing. */
  refused?: Refused;
  isLoading: boolean;
  reload(): void;
}

/** `cancelled`: nobody waits for the result any more. */
export type Load<Result> = (cancelled: AbortSignal) => Promise<Result>;

interface Outcome<Result> {
  load: Load<Result>;
  attempt: number;
  result?: Result;
  loadedAt?: number;
  refused?: Refused;
}

/** Calls `load` at once, whenever it is another function (wrap it in useCallback), and on reload(). */
export function useLoaded<Result>(load: Load<Result>): Loaded<Result> {
  const [attempt, setAttempt] = useState(0);
  const [outcome, setOutcome] = useState<Outcome<Result>>();
  const reload = useCallback(() => setAttempt((before) => before + 1), []);

  useEffect(() => {
    const controller = new AbortController();
    load(controller.signal).then(
      (result) => {
        if (!controller.signal.aborted) {
          setOutcome({ load, attempt, result, loadedAt: Date.now() });
        }
      },
      (thrown: unknown) => {
        if (!controller.signal.aborted) {
          setOutcome((before) => ({
            ...(before?.load === load ? before : {}),
            load,
            attempt,
            refused: toRefused(thrown),
          }));
        }
      }
    );
    return () => controller.abort();
  }, [load, attempt]);

  const known = outcome?.load === load ? outcome : undefined;
  return {
    result: known?.result,
    loadedAt: known?.loadedAt,
    refused: known?.refused,
    isLoading: known?.attempt !== attempt,
    reload,
  };
}
