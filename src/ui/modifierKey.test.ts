import { afterEach, expect, test, vi } from 'vitest';
import { isCommand, modifierKey } from './modifierKey.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['MacIntel', '⌘'],
  ['iPad', '⌘'],
  ['Linux x86_64', 'Ctrl'],
  ['Win32', 'Ctrl'],
])('on %s the key beside another is %s', (platform, key) => {
  vi.stubGlobal('navigator', { platform });
  expect(modifierKey()).toBe(key);
  expect(isCommand()).toBe(key === '⌘');
});
