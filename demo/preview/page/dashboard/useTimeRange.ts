import { dateMath, dateTime, isDateTime, rangeUtil, type RawTimeRange, type TimeRange } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { useEffect, useMemo, useState } from 'react';

function rawOf(text: string): RawTimeRange['from'] {
  return /^\d{10,}$/.test(text) ? dateTime(Number(text)) : text.startsWith('now') ? text : dateTime(text);
}

function rangeOf(from: string, to: string): TimeRange {
  const raw = { from: rawOf(from), to: rawOf(to) };
  const isValid = [raw.from, raw.to].every((one) => isDateTime(one) || dateMath.isValid(one));
  return rangeUtil.convertRawToRange(isValid ? raw : { from: 'now-1h', to: 'now' });
}

function inAddress(raw: RawTimeRange['from']): string {
  return typeof raw === 'string' ? raw : String(raw.valueOf());
}

export function setRange({ raw }: TimeRange): void {
  locationService.partial({ from: inAddress(raw.from), to: inAddress(raw.to) });
}

/** Time range of the address, made anew with every refresh; counts the refreshes. */
export function useTimeRange(address: URLSearchParams, otherwise: { from: string; to: string }, refresh: string) {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const every = refresh === '' ? 0 : rangeUtil.intervalToMs(refresh);
    const timer = every > 0 ? setInterval(() => setCount((before) => before + 1), every) : undefined;
    return () => clearInterval(timer);
  }, [refresh]);
  const from = address.get('from') ?? otherwise.from;
  const to = address.get('to') ?? otherwise.to;
  const { range } = useMemo(() => ({ count, range: rangeOf(from, to) }), [from, to, count]);
  return { range, count, refreshNow: () => setCount((before) => before + 1) };
}
