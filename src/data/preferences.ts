/** What a person chose about the console itself; nothing secret. */
import * as v from 'valibot';
import type { PersistedSpec } from './persisted.ts';
import { TARGET_IDS } from './targets.ts';

const DEFAULT_RUNS = 20;
const DEFAULT_HISTORY = { records: 100_000, days: 0, megabytes: 1000 };
const DEFAULT_SNIPPET = 'curl';

const limit = (least: number) => v.pipe(v.number(), v.integer(), v.minValue(least));

/** Minutes without use after which credentials on this device are locked; 0 is never. */
export const LOCK_AFTER = [5, 15, 60, 0] as const;

export type LockAfter = (typeof LOCK_AFTER)[number];

const schema = v.object({
  locale: v.picklist(['zh-CN', 'en']),
  theme: v.picklist(['system', 'light', 'dark']),
  target: v.picklist(TARGET_IDS),
  /** Emulator scenario; sent only to the emulator. */
  scenario: v.string(),
  /** Widths in CSS pixels a person gave to panes, by pane id. */
  paneWidths: v.record(v.string(), v.number()),
  /** Panes a person folded or opened, by `api:pane`; absent means the layout's own choice. */
  foldedPanes: v.record(v.string(), v.boolean()),
  /** Milliseconds after which a call is given up. */
  timeout: v.pipe(v.number(), v.minValue(1000), v.maxValue(600_000)),
  welcomed: v.boolean(),
  /** How many runs of the lab are kept. */
  runsKept: v.optional(limit(1), DEFAULT_RUNS),
  /** Id of the language or format a call was last shown in as code; one that is gone means the first. */
  snippet: v.optional(v.string(), DEFAULT_SNIPPET),
  /** How much history is kept; 0 days is for ever. */
  history: v.optional(v.object({ records: limit(1), days: limit(0), megabytes: limit(1) }), DEFAULT_HISTORY),
  lockAfter: v.optional(v.picklist(LOCK_AFTER), 15),
});

export type Preferences = v.InferOutput<typeof schema>;
export type Locale = Preferences['locale'];
export type Theme = Preferences['theme'];

export const preferencesSpec: PersistedSpec<Preferences> = {
  key: 'preferences',
  version: 1,
  schema,
  initial: () => ({
    // Outside a browser there is no navigator; Chinese developers come first.
    locale: (globalThis.navigator?.language ?? 'zh-CN').startsWith('zh') ? 'zh-CN' : 'en',
    theme: 'system',
    target: 'emulator',
    scenario: 'healthy',
    paneWidths: {},
    foldedPanes: {},
    timeout: 30_000,
    welcomed: false,
    runsKept: DEFAULT_RUNS,
    snippet: DEFAULT_SNIPPET,
    history: DEFAULT_HISTORY,
    lockAfter: 15,
  }),
};
