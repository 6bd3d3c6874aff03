import { type ReactNode } from 'react';

import { type Refused } from '../grafana/refused';
import { RefusedMessage } from './RefusedMessage';
import { Skeleton } from './Skeleton';
import { type Loaded } from './useLoaded';

interface Props<Result> {
  of: Loaded<Result>;
  /** What is loaded, for screen readers: "Loading the rules". */
  label: string;
  /** The loaded state. */
  children: (result: Result) => ReactNode;
  /** In the size of the loaded state; left out: a few lines. */
  skeleton?: ReactNode;
  isEmpty?: (result: Result) => boolean;
  empty?: ReactNode;
  /** Left out: the refusal with "Try again". */
  failed?: (refused: Refused, retry: () => void) => ReactNode;
}

/** Shows the state that something loaded is in. An old result stays until the new one is there, or cannot be had. */
export function Loadable<Result>({ of, label, children, skeleton, isEmpty, empty, failed }: Props<Result>) {
  const { result, loadedAt, refused, reload } = of;
  if (loadedAt === undefined || result === undefined) {
    if (refused === undefined) {
      return skeleton ?? <Skeleton label={label} />;
    }
    return failed?.(refused, reload) ?? <RefusedMessage refused={refused} retry={reload} />;
  }
  const shown = empty !== undefined && isEmpty?.(result) === true ? empty : children(result);
  // One tree with and without a refusal: what is shown keeps its state when a refresh fails.
  return (
    <>
      {refused !== undefined && <RefusedMessage refused={refused} retry={reload} severity="warning" />}
      {shown}
    </>
  );
}
