/** Times as people write them: seconds, milliseconds, dates. Pure. */

export interface ReadTime {
  ms: number;
  readAs: 'seconds' | 'milliseconds' | 'date';
}

/** From here on a number of seconds lies past the year 5138: it counts milliseconds. */
const SECONDS_LIMIT = 1e11;
/** The furthest instant a Date can hold. */
const DATE_LIMIT = 8.64e15;

/** The instant a text means, or `undefined`. A date without a zone is local time. */
export function readTime(text: string): ReadTime | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (/^[+-]?\d+(?:\.\d+)?$/.test(trimmed)) {
    const number = Number(trimmed);
    const readAs = Math.abs(number) < SECONDS_LIMIT ? 'seconds' : 'milliseconds';
    const ms = readAs === 'seconds' ? number * 1000 : number;
    return Math.abs(ms) <= DATE_LIMIT ? { ms, readAs } : undefined;
  }
  const date = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(trimmed);
  if (!date) {
    const ms = Date.parse(trimmed);
    return Number.isNaN(ms) ? undefined : { ms, readAs: 'date' };
  }
  const [year, month, day, hour, minute, second] = date.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const made = new Date(year, month - 1, day, hour, minute, second);
  // The constructor rolls over: 31 November would be 1 December.
  const whole = made.getMonth() === month - 1 && made.getDate() === day && hour < 24 && minute < 60 && second < 60;
  return whole ? { ms: made.getTime(), readAs: 'date' } : undefined;
}

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** `3 小时后`, `in 3 hours`: the distance in its largest unit. */
export function relativeTime(locale: string, ms: number, nowMs: number): string {
  const seconds = Math.round((ms - nowMs) / 1000);
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.trunc(seconds / size), unit);
}
