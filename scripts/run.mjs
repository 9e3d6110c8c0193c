/** Starting the project's own tools the same way on Linux, macOS and Windows: by Node and the tool's file, never by a shell. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const CACHE = join(ROOT, 'node_modules', '.cache', 'dialog-console');

/**
 * The file behind a command of an installed package.
 * @param {string} packageName
 * @param {string} [command] when the package has several
 */
export function bin(packageName, command) {
  const home = join(ROOT, 'node_modules', packageName);
  if (!existsSync(home)) throw new Error(`${packageName} is not installed: run "npm ci" first`);
  const declared = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).bin;
  const file = typeof declared === 'string' ? declared : declared[command ?? Object.keys(declared)[0] ?? ''];
  return join(home, file);
}

/**
 * Runs a program to its end, its output going straight through.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, timeout?: number, cwd?: string }} [options] `timeout` in milliseconds
 * @returns {Promise<number>} the exit code; 1 when a signal ended it or it could not be started
 */
export function run(file, args, { env = process.env, timeout = 0, cwd = ROOT } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd, env, stdio: 'inherit', timeout });
    // Who stops us stops what we started: Playwright ends its servers on an interrupt.
    const stop = () => child.kill('SIGINT');
    process.once('SIGTERM', stop);
    const unwatch = whenAbandoned(stop);
    /** @param {number} code */
    const end = (code) => {
      process.off('SIGTERM', stop);
      unwatch();
      resolve(code);
    };
    child.once('error', (error) => {
      console.error(error.message);
      end(1);
    });
    child.once('exit', (code) => end(code ?? 1));
  });
}

/**
 * Who ends npm ends the shell between it and us, and not every shell passes that on.
 * @param {() => void} stop
 * @returns {() => void} ends the watch
 */
function whenAbandoned(stop) {
  if (process.env.npm_lifecycle_event === undefined) return () => undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, 500);
  return () => clearInterval(timer);
}

/**
 * Runs a JavaScript file with the Node that runs us.
 * @param {string} script
 * @param {readonly string[]} [args]
 * @param {Parameters<typeof run>[2]} [options]
 */
export function node(script, args = [], options) {
  return run(process.execPath, [script, ...args], options);
}

/**
 * Runs npm: with the copy that started us when there is one, else the one beside Node.
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function npm(args, options) {
  const beside = dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath ?? '',
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ];
  const cli = candidates.find((path) => path.endsWith('.js') && existsSync(path));
  return cli === undefined ? run('npm', args, options) : node(cli, args, options);
}

/**
 * @param {number} count
 * @returns {Promise<number[]>} different loopback ports that were free a moment ago, below those a system hands out by
 *   itself: whoever connects to anything could be given one of these before it is used
 */
export async function freePorts(count) {
  /** @type {number[]} */
  const found = [];
  for (let port = 20_000 + ((process.pid * 16) % 10_000); found.length < count; port++) {
    if (await isFree(port)) found.push(port);
  }
  return found;
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
