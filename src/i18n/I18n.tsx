import { createContext, use, type Context, type ReactNode } from 'react';
import type { CoreWords } from './core.zh.ts';
import type { FrameWords } from './frame.zh.ts';
import type { Locale } from './locale.ts';
import type { Words } from './zhCN.ts';

/** A part of the dictionary that loads by itself; each larger one holds the smaller. */
interface Tier<TierWords> {
  context: Context<TierWords | undefined>;
  loaders: Record<Locale, () => Promise<TierWords>>;
  loaded: Map<Locale, Promise<TierWords>>;
}

function tier<TierWords>(loaders: Tier<TierWords>['loaders']): Tier<TierWords> {
  return { context: createContext<TierWords | undefined>(undefined), loaders, loaded: new Map() };
}

// The whole dictionary is several times what the first screen says, so it comes in three sizes, each a chunk.
const FRAME = tier<FrameWords>({
  'zh-CN': () => import('./frame.zh.ts').then((module) => module.frame),
  en: () => import('./frame.en.ts').then((module) => module.frame),
});
const CORE = tier<CoreWords>({
  'zh-CN': () => import('./core.zh.ts').then((module) => module.core),
  en: () => import('./core.en.ts').then((module) => module.core),
});
const ALL = tier<Words>({
  'zh-CN': () => import('./zhCN.ts').then((module) => module.zhCN),
  en: () => import('./en.ts').then((module) => module.en),
});

// `use` wants the same promise at every render.
function useLoaded<TierWords>({ loaded, loaders }: Tier<TierWords>, locale: Locale): TierWords {
  const promise = loaded.get(locale) ?? loaders[locale]();
  loaded.set(locale, promise);
  return use(promise);
}

function useGiven<Value>(context: Context<Value | undefined>, provider: string): Value {
  const value = use(context);
  if (value === undefined) throw new Error(`these words need ${provider} above them`);
  return value;
}

const LocaleContext = createContext<Locale | undefined>(undefined);

interface I18nProviderProps {
  locale: Locale;
  children: ReactNode;
}

/** Gives the locale and the words of the frame to everything inside; suspends while they load. */
export function I18nProvider({ locale, children }: I18nProviderProps) {
  const words = useLoaded(FRAME, locale);
  return (
    <LocaleContext value={locale}>
      <FRAME.context value={words}>{children}</FRAME.context>
    </LocaleContext>
  );
}

/** Gives the words of compose and request; suspends while they load. */
export function CoreWordsProvider({ children }: { children: ReactNode }) {
  return <CORE.context value={useLoaded(CORE, useLocale())}>{children}</CORE.context>;
}

/** Gives all words, to what is loaded on demand; suspends while they load. */
export function AllWords({ children }: { children: ReactNode }) {
  const words = useLoaded(ALL, useLocale());
  return (
    <CORE.context value={words}>
      <ALL.context value={words}>{children}</ALL.context>
    </CORE.context>
  );
}

/** The words of the frame and the first screen: always there. */
export function useFrameWords(): FrameWords {
  return useGiven(FRAME.context, 'I18nProvider');
}

/** The words of compose and request, and the frame's. */
export function useCoreWords(): CoreWords {
  return useGiven(CORE.context, 'CoreWordsProvider');
}

/** All words of the chosen language. */
export function useWords(): Words {
  return useGiven(ALL.context, 'AllWords');
}

export function useLocale(): Locale {
  return useGiven(LocaleContext, 'I18nProvider');
}
