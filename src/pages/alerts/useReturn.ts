import { useEffect, useRef } from 'react';

/** A plan that was looked at and left for so long may be out of date. Milliseconds. */
const longAway = 60_000;

/** Calls `onReturn` when the reader comes back to the window after a while, not while they stay in it. */
export function useReturn(onReturn: () => void): void {
  const latest = useRef(onReturn);
  useEffect(() => {
    latest.current = onReturn;
  }, [onReturn]);
  useEffect(() => {
    let leftAt: number | undefined;
    const leave = () => {
      leftAt ??= Date.now();
    };
    const comeBack = () => {
      if (leftAt !== undefined && Date.now() - leftAt >= longAway) {
        latest.current();
      }
      leftAt = undefined;
    };
    window.addEventListener('blur', leave);
    window.addEventListener('focus', comeBack);
    return () => {
      window.removeEventListener('blur', leave);
      window.removeEventListener('focus', comeBack);
    };
  }, []);
}
