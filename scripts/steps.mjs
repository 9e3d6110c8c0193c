/** What `npm run check`, `npm run e2e` and `npm test` are made of, and the closing line they share. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findBrowser } from './browser.mjs';
import { bin, CACHE, freePorts, node, ROOT } from './run.mjs';

/** @typedef {{ name: string, ok: boolean, passed: number, failed: number, reasons?: readonly string[] }} Outcome */
/** @typedef {() => Promise<Outcome>} Step */

const UNIT_REPORT = join(CACHE, 'unit.json');
const E2E_REPORT = join(CACHE, 'e2e.json');

/** @type {readonly Step[]} */
export const CHECKS = [
  plain('types', () => node(bin('typescript', 'tsc'), ['-b'])),
  plain('lint', () => node(bin('oxlint', 'oxlint'), ['--deny-warnings'])),
  plain('format', () => node(bin('prettier'), ['--check', '--log-level', 'warn', '.'])),
  plain('assembly', () => node(join(ROOT, 'scripts', 'assembly.mjs'), ['--check'])),
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
  const outcome = counted('unit tests', code, report?.numPassedTests ?? 0, report?.numFailedTests ?? 0);
  return { ...outcome, reasons: failedUnitTests(report) };
}

/**
 * Where each failed test stands and the first lines of why: the closing lines are often all that is kept of a long run.
 * @param {{ testResults: { name: string, message: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }[] } | undefined} report
 */
function failedUnitTests(report) {
  return (report?.testResults ?? []).flatMap(({ name, message, assertionResults }) => {
    const file = relative(ROOT, name);
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0) return message ? [`${file}: ${beginning(message)}`] : [];
    return failed.map(
      ({ fullName, failureMessages }) => `${file}: ${fullName}\n${beginning(failureMessages.join('\n'))}`,
    );
  });
}

/** @param {string} text */
function beginning(text) {
  return text.split('\n').slice(0, 12).join('\n').slice(0, 1200);
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
  for (const { name, reasons = [] } of outcomes.filter((outcome) => !outcome.ok)) {
    console.log(`failed: ${name}`);
    for (const reason of reasons) console.log(reason);
  }
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
