import { createContext, use, type ReactNode } from 'react';
import type { CoreWords } from './core.zh.ts';
import type { Locale } from './locale.ts';
import type { Words } from './zhCN.ts';

interface Core {
  locale: Locale;
  words: CoreWords;
}

const CoreContext = createContext<Core | undefined>(undefined);
const AllContext = createContext<Words | undefined>(undefined);

// Each dictionary is a chunk of its own; only the one that is read is loaded, and once. The first screen needs the
// core alone: the whole is several times its size.
const CORES: Record<Locale, () => Promise<CoreWords>> = {
  'zh-CN': () => import('./core.zh.ts').then((module) => module.core),
  en: () => import('./core.en.ts').then((module) => module.core),
};
const DICTIONARIES: Record<Locale, () => Promise<Words>> = {
  'zh-CN': () => import('./zhCN.ts').then((module) => module.zhCN),
  en: () => import('./en.ts').then((module) => module.en),
};

const cores = new Map<Locale, Promise<CoreWords>>();
const dictionaries = new Map<Locale, Promise<Words>>();

// `use` wants the same promise at every render.
function once<Value>(
  known: Map<Locale, Promise<Value>>,
  loaders: Record<Locale, () => Promise<Value>>,
  locale: Locale,
) {
  const promise = known.get(locale) ?? loaders[locale]();
  known.set(locale, promise);
  return promise;
}

interface I18nProviderProps {
  locale: Locale;
  children: ReactNode;
}

/** Gives the core words of a locale to everything inside; suspends while they load. */
export function I18nProvider({ locale, children }: I18nProviderProps) {
  const words = use(once(cores, CORES, locale));
  return <CoreContext value={{ locale, words }}>{children}</CoreContext>;
}

/** Gives all words to what is loaded on demand; suspends while they load. */
export function AllWords({ children }: { children: ReactNode }) {
  const words = use(once(dictionaries, DICTIONARIES, useLocale()));
  return <AllContext value={words}>{children}</AllContext>;
}

/** The words that are always there: frame, compose, request. */
export function useCoreWords(): CoreWords {
  return useCore().words;
}

/** All words of the chosen language; only inside {@link AllWords}. */
export function useWords(): Words {
  const words = use(AllContext);
  if (!words) throw new Error('useWords needs AllWords above it; the first screen has useCoreWords');
  return words;
}

export function useLocale(): Locale {
  return useCore().locale;
}

function useCore(): Core {
  const value = use(CoreContext);
  if (!value) throw new Error('words need an I18nProvider above them');
  return value;
}
