/** Numbers, sizes, durations and times in words of a locale, on Intl. */
import type { Locale } from './locale.ts';

// A formatter is a hundred times as dear as what it says, and a list asks for many counts a frame.
const COUNTS: Record<Locale, Intl.NumberFormat> = {
  'zh-CN': new Intl.NumberFormat('zh-CN'),
  en: new Intl.NumberFormat('en'),
};

/** `1,234` */
export function formatCount(locale: Locale, value: number): string {
  return COUNTS[locale].format(value);
}

/** `764 B`, `1.5 KB`, `5.0 MB`; 1 KB is 1024 bytes, as body parsers count. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** `0.4`, `12.4`, `128`: milliseconds with as many digits as mean something. */
export function formatMs(ms: number): string {
  return ms < 100 ? ms.toFixed(1) : String(Math.round(ms));
}

/** `0.92`, `1.00`: a score with two digits; the text as sent when it is no number between 0 and 1. */
export function formatScore(raw: string): string {
  const score = Number(raw);
  return score >= 0 && score <= 1 ? score.toFixed(2) : raw;
}

/** A span of time in its three largest units: `7 天 21 小时 58 分`, `7 d 21 h 58 m`. */
export function formatLag(locale: Locale, ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  const parts: [number, 'day' | 'hour' | 'minute'][] = [
    [Math.floor(minutes / 1440), 'day'],
    [Math.floor(minutes / 60) % 24, 'hour'],
    [minutes % 60, 'minute'],
  ];
  const units: Record<Locale, Record<'day' | 'hour' | 'minute', string>> = {
    'zh-CN': { day: '天', hour: '小时', minute: '分' },
    en: { day: 'd', hour: 'h', minute: 'm' },
  };
  const said = parts.filter(([value]) => value > 0).map(([value, unit]) => `${value} ${units[locale][unit]}`);
  return said.join(' ') || `0 ${units[locale].minute}`;
}

/** Local date and time of Unix milliseconds. */
export function formatInstant(locale: Locale, ms: number): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(ms);
}
