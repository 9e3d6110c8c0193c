/** What `npm run check`, `npm run e2e` and `npm test` are made of, and the closing line they share. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { bin, CACHE, freePorts, node, ROOT } from './run.mjs';

/** @typedef {{ name: string, ok: boolean, passed: number, failed: number }} Outcome */
/** @typedef {() => Promise<Outcome>} Step */

const UNIT_REPORT = join(CACHE, 'unit.json');
const E2E_REPORT = join(CACHE, 'e2e.json');

/** @type {readonly Step[]} */
export const CHECKS = [
  plain('types', () => node(bin('typescript', 'tsc'), ['-b'])),
  plain('lint', () => node(bin('oxlint', 'oxlint'), ['--deny-warnings'])),
  plain('format', () => node(bin('prettier'), ['--check', '--log-level', 'warn', '.'])),
  plain('lock file', () => node(join(ROOT, 'scripts', 'checkLock.mjs'))),
  unitTests,
];

/** @type {Step} */
export const build = plain('build', () => node(bin('vite'), ['build', '--logLevel', 'warn']));

/**
 * Browser tests on what {@link build} left in dist.
 * @param {readonly string[]} [args] passed on to Playwright
 * @returns {Promise<Outcome>}
 */
export async function browserTests(args = []) {
  title('browser tests');
  try {
    await findBrowser();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { name: 'browser tests', ok: false, passed: 0, failed: 1 };
  }
  fresh(E2E_REPORT);
  const env = {
    ...process.env,
    CONSOLE_E2E_PORTS: (await freePorts(4)).join(','),
    CONSOLE_E2E_REPORT: E2E_REPORT,
  };
  const code = await node(bin('@playwright/test'), ['test', ...args], { env });
  const stats = readReport(E2E_REPORT)?.stats;
  const { expected = 0, unexpected = 0, flaky = 0 } = stats ?? {};
  return counted('browser tests', code, expected, unexpected + flaky);
}

/** @returns {Promise<Outcome>} */
async function unitTests() {
  title('unit and component tests');
  fresh(UNIT_REPORT);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`];
  const code = await node(bin('vitest'), ['run', ...reporters]);
  const report = readReport(UNIT_REPORT);
  return counted('unit tests', code, report?.numPassedTests ?? 0, report?.numFailedTests ?? 0);
}

/**
 * Runs every step, also after one that failed, and ends with `N passed, N failed` alone on a line. The numbers count
 * tests; any other step that fails counts as one failure.
 * @param {readonly Step[]} steps
 */
export async function runSteps(steps) {
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const step of steps) outcomes.push(await step());
  console.log('');
  for (const { name } of outcomes.filter((outcome) => !outcome.ok)) console.log(`failed: ${name}`);
  const sum = (/** @type {'passed' | 'failed'} */ key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = outcomes.every((outcome) => outcome.ok) ? 0 : 1;
}

/**
 * @param {string} name
 * @param {() => Promise<number>} action resolves to an exit code
 * @returns {Step}
 */
function plain(name, action) {
  return async () => {
    title(name);
    const ok = (await action()) === 0;
    return { name, ok, passed: 0, failed: ok ? 0 : 1 };
  };
}

/**
 * A runner that fails without a failing test (no tests found, a crash) counts as one failure.
 * @param {string} name
 * @param {number} code
 * @param {number} passed
 * @param {number} failed
 * @returns {Outcome}
 */
function counted(name, code, passed, failed) {
  const ok = code === 0 && failed === 0;
  return { name, ok, passed, failed: ok ? 0 : Math.max(1, failed) };
}

/** @param {string} name */
function title(name) {
  console.log(`\n== ${name}`);
}

/** @param {string} path */
function fresh(path) {
  mkdirSync(CACHE, { recursive: true });
  rmSync(path, { force: true });
}

/** @param {string} path */
function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}
