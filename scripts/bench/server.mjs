import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bin, freePorts, ROOT } from '../run.mjs';

/** The button's accessible name, in both languages; a longer name may carry the shortcut. */
export const SEND = /^(发送|Send)/;

/**
 * A Vite server of its own for one measurement.
 * @param {readonly string[]} args before host and port, e.g. `['preview']`
 * @param {Record<string, string>} [env] beside the process's own
 * @returns {Promise<{ url: string, started: number, stop(): Promise<void> }>} once it answers; `started` on the clock of
 * `performance.now()`
 */
export async function viteServer(args, env = {}) {
  const [port = 0, emulator = 0] = await freePorts(2);
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [bin('vite'), ...args, '--host', '127.0.0.1', '--port', String(port), '--strictPort'],
    {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, CI: '1', CONSOLE_EMULATOR_PORT: String(emulator), ...env },
    },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill();
    await ended;
  };
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error('the server does not start');
    if (performance.now() - started > 60_000) {
      await stop();
      throw new Error('the server does not answer within a minute');
    }
  }
  return { url, started, stop };
}

/**
 * A server in a process of its own that reads a request whole and answers with 700 bytes.
 * @param {number} [delay] milliseconds it waits before
 * @returns {Promise<{ origin: string, stop(): void }>}
 */
export function answeringServer(delay = 0) {
  const child = spawn(process.execPath, [join(ROOT, 'scripts', 'bench', 'answering.mjs')], {
    env: { ...process.env, DELAY: String(delay) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('the target does not start')));
    child.stdout.once('data', (port) => {
      resolve({ origin: `http://127.0.0.1:${String(port).trim()}`, stop: () => void child.kill() });
    });
  });
}

/** @param {string} url */
async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 10));
    return false;
  }
}
