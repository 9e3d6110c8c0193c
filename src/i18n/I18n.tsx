import { createContext, use, type ReactNode } from 'react';
import type { Locale } from './locale.ts';
import type { Words } from './zhCN.ts';

interface I18n {
  locale: Locale;
  words: Words;
}

const Context = createContext<I18n | undefined>(undefined);

// Each dictionary is a chunk of its own; only the one that is read is loaded, and once.
const DICTIONARIES: Record<Locale, () => Promise<Words>> = {
  'zh-CN': () => import('./zhCN.ts').then((module) => module.zhCN),
  en: () => import('./en.ts').then((module) => module.en),
};

const loaded = new Map<Locale, Promise<Words>>();

/** The dictionary of a locale; the same promise at every call. */
export function loadWords(locale: Locale): Promise<Words> {
  const known = loaded.get(locale);
  if (known) return known;
  const words = DICTIONARIES[locale]();
  loaded.set(locale, words);
  return words;
}

interface I18nProviderProps {
  locale: Locale;
  children: ReactNode;
}

/** Gives the words of a locale to everything inside; suspends while its dictionary loads. */
export function I18nProvider({ locale, children }: I18nProviderProps) {
  const words = use(loadWords(locale));
  return <Context value={{ locale, words }}>{children}</Context>;
}

/** The words of the chosen language. */
export function useWords(): Words {
  return useI18n().words;
}

export function useLocale(): Locale {
  return useI18n().locale;
}

function useI18n(): I18n {
  const value = use(Context);
  if (!value) throw new Error('useWords needs an I18nProvider above it');
  return value;
}
