import type { ConsoleData } from '#data/console.ts';
import { LOCALES } from '#i18n/locale.ts';

/** A link may bring its language (`?lang=en`); it becomes the preference before anything is said. */
export function takeLinkLanguage(search: string, { preferences }: Pick<ConsoleData, 'preferences'>): void {
  const asked = LOCALES.find((locale) => locale === new URLSearchParams(search).get('lang'));
  if (asked) preferences.update((now) => ({ ...now, locale: asked }));
}
