/** Times as a list shows them: the clock alone within a day, the day as a heading. */
import type { Locale } from '#i18n/locale.ts';

/** `18:42:07`, whatever the language. */
export function clockTime(at: number): string {
  const time = new Date(at);
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}

/** @param day local midnight. */
export function dayName(day: number, now: number, locale: Locale, names: { today: string; yesterday: string }): string {
  const today = new Date(now);
  today.setHours(0, 0, 0, 0);
  if (day === today.getTime()) return names.today;
  today.setDate(today.getDate() - 1);
  if (day === today.getTime()) return names.yesterday;
  const year = new Date(day).getFullYear() === new Date(now).getFullYear() ? undefined : ('numeric' as const);
  return new Intl.DateTimeFormat(locale, { year, month: 'long', day: 'numeric', weekday: 'short' }).format(day);
}
