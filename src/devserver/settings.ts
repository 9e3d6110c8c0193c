/** The environment variables of the dev server, read once at start. A bad value stops the start with one sentence. */

export type Env = Readonly<Record<string, string | undefined>>;

export interface Settings {
  /** Origin of the `custom` target; without it there is none. */
  upstream: URL | undefined;
  /** Port the emulator wants; another one is taken when it is busy. 0 asks for any free one. */
  emulatorPort: number;
  /** Path of a JSON file with further bots. */
  botsFile: string | undefined;
  /** Milliseconds of silence after which an upstream is given up. */
  timeout: number;
  maxRequestBytes: number;
  maxResponseBytes: number;
}

const MEBIBYTE = 1024 * 1024;
const LONGEST_TIMER = 2 ** 31 - 1;

/** @throws SettingsError naming the variable and what it may be */
export function readSettings(env: Env): Settings {
  return {
    upstream: readOrigin(env, 'CONSOLE_UPSTREAM'),
    emulatorPort: readInteger(env, 'CONSOLE_EMULATOR_PORT', { fallback: 8787, least: 0, most: 65_535 }),
    botsFile: present(env, 'CONSOLE_EMULATOR_BOTS'),
    timeout: readInteger(env, 'CONSOLE_TIMEOUT_MS', { fallback: 30_000, least: 1, most: LONGEST_TIMER }),
    maxRequestBytes: readInteger(env, 'CONSOLE_MAX_REQUEST_BYTES', bytes(64 * MEBIBYTE)),
    maxResponseBytes: readInteger(env, 'CONSOLE_MAX_RESPONSE_BYTES', bytes(128 * MEBIBYTE)),
  };
}

interface Range {
  fallback: number;
  least: number;
  most: number;
}

function bytes(fallback: number): Range {
  return { fallback, least: 1, most: Number.MAX_SAFE_INTEGER };
}

function readInteger(env: Env, name: string, { fallback, least, most }: Range): number {
  const text = present(env, name);
  if (text === undefined) return fallback;
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new SettingsError(`${name} must be a whole number from ${least} to ${most}, not "${text}".`);
}

function readOrigin(env: Env, name: string): URL | undefined {
  const text = present(env, name);
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const web = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (url && web && url.href === `${url.origin}/`) return url;
  // The value may hold a password, so it is not repeated.
  throw new SettingsError(
    `${name} must be an origin such as https://bot.example:8443: http or https, no path, no user.`,
  );
}

function present(env: Env, name: string): string | undefined {
  const text = env[name]?.trim();
  return text === '' ? undefined : text;
}

/** Stops the start. Vite prints the stack of what stops it, so the stack is the sentence alone. */
export class SettingsError extends Error {
  constructor(message: string) {
    super(message);
    this.stack = message;
  }
}
