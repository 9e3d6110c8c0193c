/** Every keyboard shortcut of the console, in one table for the keys themselves, the palette and the help. */
import { isCommand, modifierKey } from '#ui/modifierKey.ts';

export type ShortcutId =
  | 'send'
  | 'cancel'
  | 'applyFix'
  | 'palette'
  | 'help'
  | 'settings'
  | 'apiMessage'
  | 'apiDictmsg'
  | 'newContext'
  | 'paneCompose'
  | 'paneRequest'
  | 'paneResponse'
  | 'paneDecoded'
  | 'copyCurl'
  | 'collapseRequest'
  | 'collapseResponse'
  | 'nextEntry'
  | 'previousEntry'
  | 'compareEntry'
  | 'filter'
  | 'presenter';

export interface Shortcut {
  id: ShortcutId;
  /** `mod` is Command on a Mac and Control elsewhere. */
  keys: readonly string[];
  /** Single keys act only outside text fields. */
  scope: 'anywhere' | 'outside-text';
  matches: (event: KeyboardEvent) => boolean;
}

const withMod = (key: string) => (event: KeyboardEvent) =>
  (isCommand() ? event.metaKey : event.ctrlKey) && !event.altKey && event.key.toLowerCase() === key;
const withAlt = (code: string) => (event: KeyboardEvent) =>
  event.altKey && !event.ctrlKey && !event.metaKey && event.code === code;
const alone = (key: string) => (event: KeyboardEvent) =>
  !event.altKey && !event.ctrlKey && !event.metaKey && event.key === key;

export const SHORTCUTS: readonly Shortcut[] = [
  { id: 'send', keys: ['mod', '↵'], scope: 'anywhere', matches: withMod('enter') },
  { id: 'cancel', keys: ['Esc'], scope: 'anywhere', matches: alone('Escape') },
  { id: 'applyFix', keys: ['Alt', '↵'], scope: 'anywhere', matches: withAlt('Enter') },
  { id: 'palette', keys: ['mod', 'K'], scope: 'anywhere', matches: withMod('k') },
  { id: 'settings', keys: ['mod', ','], scope: 'anywhere', matches: withMod(',') },
  { id: 'apiMessage', keys: ['Alt', '1'], scope: 'anywhere', matches: withAlt('Digit1') },
  { id: 'apiDictmsg', keys: ['Alt', '2'], scope: 'anywhere', matches: withAlt('Digit2') },
  { id: 'newContext', keys: ['Alt', 'N'], scope: 'anywhere', matches: withAlt('KeyN') },
  { id: 'paneCompose', keys: ['1'], scope: 'outside-text', matches: alone('1') },
  { id: 'paneRequest', keys: ['2'], scope: 'outside-text', matches: alone('2') },
  { id: 'paneResponse', keys: ['3'], scope: 'outside-text', matches: alone('3') },
  { id: 'paneDecoded', keys: ['4'], scope: 'outside-text', matches: alone('4') },
  { id: 'copyCurl', keys: ['Y'], scope: 'outside-text', matches: alone('y') },
  { id: 'collapseRequest', keys: ['['], scope: 'outside-text', matches: alone('[') },
  { id: 'collapseResponse', keys: [']'], scope: 'outside-text', matches: alone(']') },
  { id: 'nextEntry', keys: ['J'], scope: 'outside-text', matches: alone('j') },
  { id: 'previousEntry', keys: ['K'], scope: 'outside-text', matches: alone('k') },
  { id: 'compareEntry', keys: ['D'], scope: 'outside-text', matches: alone('d') },
  { id: 'filter', keys: ['/'], scope: 'outside-text', matches: alone('/') },
  { id: 'presenter', keys: ['P'], scope: 'outside-text', matches: alone('p') },
  { id: 'help', keys: ['?'], scope: 'outside-text', matches: alone('?') },
];

// Switches take no letters.
const TEXT_FIELDS = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]';

/** Keys as a person reads them on this machine. */
export function keyNames({ keys }: Shortcut): string[] {
  return keys.map((key) => (key === 'mod' ? modifierKey() : key));
}

/** The shortcut an event stands for. Nothing while an input method composes: its Enter and Escape are its own. */
export function shortcutOf(event: KeyboardEvent): ShortcutId | undefined {
  if (event.isComposing || event.keyCode === 229) return undefined;
  const inText = event.target instanceof Element && event.target.closest(TEXT_FIELDS);
  return SHORTCUTS.find(({ scope, matches }) => matches(event) && (scope === 'anywhere' || !inText))?.id;
}
