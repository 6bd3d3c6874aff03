import { createContext } from 'react';

import { type Evidence } from '../../../core/evidence/evidence';

/** Values that are forgotten after a time. */
class Remembered<Value> {
  private readonly values = new Map<string, { value: Value; until: number }>();

  constructor(private readonly milliseconds: number) {}

  get(key: string): Value | undefined {
    const found = this.values.get(key);
    return found !== undefined && Date.now() < found.until ? found.value : undefined;
  }

  set(key: string, value: Value): void {
    const now = Date.now();
    for (const [other, { until }] of this.values) {
      if (until <= now) {
        this.values.delete(other);
      }
    }
    this.values.set(key, { value, until: now + this.milliseconds });
  }
}

/** What decides how the past of a source is asked for. */
export interface Fleet {
  /** How many kube-proxies there are. */
  targets: number;
  /** Its recorded series are a day old at least. */
  hasRecordedDay: boolean;
}

/** What was found out on this page a moment ago, so that a row that is opened again asks nothing. */
export class EvidenceMemory {
  readonly evidence = new Remembered<Evidence>(60_000);
  readonly fleets = new Remembered<Fleet>(600_000);
}

/** Of the page, so that leaving it forgets. */
export const EvidenceMemoryContext = createContext(new EvidenceMemory());
