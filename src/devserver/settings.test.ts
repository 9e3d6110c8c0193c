import { expect, test } from 'vitest';
import { hasDesktop } from './desktop.ts';
import { readSettings, SettingsError } from './settings.ts';

test('an empty environment gives the defaults', () => {
  expect(readSettings({ CONSOLE_UPSTREAM: ' ' })).toEqual({
    upstream: undefined,
    emulatorPort: 8787,
    botsFile: undefined,
    timeout: 30_000,
    maxRequestBytes: 67_108_864,
    maxResponseBytes: 134_217_728,
  });
});

test('every variable is read', () => {
  const settings = readSettings({
    CONSOLE_UPSTREAM: 'https://bot.example:8443/',
    CONSOLE_EMULATOR_PORT: '0',
    CONSOLE_EMULATOR_BOTS: 'bots.json',
    CONSOLE_TIMEOUT_MS: '5',
    CONSOLE_MAX_REQUEST_BYTES: '6',
    CONSOLE_MAX_RESPONSE_BYTES: '7',
  });
  expect(settings.upstream?.origin).toBe('https://bot.example:8443');
  expect(settings).toMatchObject({
    emulatorPort: 0,
    botsFile: 'bots.json',
    timeout: 5,
    maxRequestBytes: 6,
    maxResponseBytes: 7,
  });
});

test.each([
  ['CONSOLE_UPSTREAM', 'bot.example'],
  ['CONSOLE_UPSTREAM', 'ftp://bot.example'],
  ['CONSOLE_UPSTREAM', 'https://bot.example/api'],
  ['CONSOLE_UPSTREAM', 'https://bot.example/?a'],
  ['CONSOLE_UPSTREAM', 'https://user:pw@bot.example'],
  ['CONSOLE_EMULATOR_PORT', '65536'],
  ['CONSOLE_EMULATOR_PORT', '-1'],
  ['CONSOLE_TIMEOUT_MS', '0'],
  ['CONSOLE_TIMEOUT_MS', '2147483648'],
  ['CONSOLE_TIMEOUT_MS', '1e3'],
  ['CONSOLE_MAX_REQUEST_BYTES', '64MB'],
  ['CONSOLE_MAX_RESPONSE_BYTES', '0x10'],
])('%s=%s stops the start with one sentence that names it', (name, value) => {
  const start = () => readSettings({ [name]: value });
  expect(start).toThrow(SettingsError);
  expect(start).toThrow(new RegExp(`^${name} must be [^\\n]*\\.$`));
});

test('a refused upstream is not repeated, because it may hold a password', () => {
  expect(() => readSettings({ CONSOLE_UPSTREAM: 'https://user:hunter2@bot.example' })).not.toThrow(/hunter2/);
});

test.each([
  ['darwin', {}, true],
  ['win32', {}, true],
  ['linux', {}, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['linux', { DISPLAY: ':0', CI: 'true' }, false],
  ['darwin', { CI: '1' }, false],
] as const)('a browser is opened on %s with %j: %s', (platform, env, opened) => {
  expect(hasDesktop(env, platform)).toBe(opened);
});
