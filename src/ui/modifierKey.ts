/** The key that goes with another one: Command where the keyboard is a Mac's, Control elsewhere. */

/** Whether it is Command. */
export const isCommand = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

/** As key caps and sentences name it. */
export function modifierKey(): string {
  return isCommand() ? '⌘' : 'Ctrl';
}
