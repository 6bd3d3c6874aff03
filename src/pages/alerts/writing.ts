import { createContext, useCallback, useContext, useMemo, useRef, useState } from 'react';

/**
 * Changing Grafana from this page, one thing at a time: a rule group is always written whole, so of two writes at once
 * the later one would bring back what the first one replaced.
 */
export interface Writing {
  isWriting: boolean;
  /** Does it unless something else is being written. */
  write(work: () => Promise<void>): Promise<void>;
}

/** Why nothing can be changed now. */
export const busyWriting = 'Grafana is being changed. Wait until that is done.';

const WritingContext = createContext<Writing | undefined>(undefined);

export const WritingProvider = WritingContext.Provider;

/** Makes the one lock of a page, for `WritingProvider`. */
export function useNewWriting(): Writing {
  const [isWriting, setIsWriting] = useState(false);
  // A second click may come before the buttons are drawn as disabled.
  const isHeld = useRef(false);
  const write = useCallback(async (work: () => Promise<void>) => {
    if (isHeld.current) {
      return;
    }
    isHeld.current = true;
    setIsWriting(true);
    try {
      await work();
    } finally {
      isHeld.current = false;
      setIsWriting(false);
    }
  }, []);
  return useMemo(() => ({ isWriting, write }), [isWriting, write]);
}

/** The lock of the page around. */
export function useWriting(): Writing {
  const writing = useContext(WritingContext);
  if (writing === undefined) {
    throw new Error('There is no WritingProvider around.');
  }
  return writing;
}
