/**
 * Finds a Chromium for the browser tests, and installs one where there is none. Every candidate is launched once, because
 * a file that exists proves nothing (Ubuntu's `chromium-browser` may be a stub that only points to a snap).
 *
 * Order: CONSOLE_BROWSER; the answer of the last time; Playwright's own; installed Chromium, Chrome, Edge; Playwright's
 * download; the system's package manager (as root on Debian and Ubuntu); a Chromium that npm carries (Linux x64).
 */
import { chromium } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { bin, CACHE, node, npm, run } from './run.mjs';

/** @typedef {{ executablePath?: string, channel?: string, env?: Record<string, string> }} Browser what `launch` needs */
/** @typedef {{ name: string, browser: Browser }} Candidate */

const ANSWER = join(CACHE, 'browser.json');
const DOWNLOAD_LIMIT = 150_000;
const PACKED = '@sparticuz/chromium@147.0.0';

/** Names are looked up only on loopback: the browser's own calls home stay unanswered, and so would any of the page's. */
export const NO_OUTSIDE = '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost';

/** @type {Partial<Record<NodeJS.Platform, readonly string[]>>} */
const INSTALLED = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
};

/**
 * @returns {Promise<Browser>} launch options of a browser that was just seen to start
 * @throws {Error} with one line that says what to do
 */
export async function findBrowser() {
  const wanted = process.env.CONSOLE_BROWSER;
  if (wanted) {
    const reason = await whyNot({ executablePath: wanted });
    if (reason === undefined) return remember({ executablePath: wanted });
    throw new Error(`CONSOLE_BROWSER=${wanted} does not start: ${reason}`);
  }
  return (await firstOf(present())) ?? (await installed()) ?? fail();
}

/** The browser found by the last {@link findBrowser}, not launched again. */
export function rememberedBrowser() {
  /** @type {Browser | undefined} */
  let browser;
  try {
    browser = JSON.parse(readFileSync(ANSWER, 'utf8'));
  } catch {
    return undefined;
  }
  const gone = browser?.executablePath !== undefined && !existsSync(browser.executablePath);
  return gone ? undefined : browser;
}

/** @returns {Candidate[]} */
function present() {
  const last = rememberedBrowser();
  const files = (INSTALLED[process.platform] ?? []).filter((path) => existsSync(path));
  return [
    ...(last === undefined ? [] : [{ name: 'the browser of the last run', browser: last }]),
    ...(existsSync(chromium.executablePath()) ? [{ name: "Playwright's Chromium", browser: {} }] : []),
    ...files.map((executablePath) => ({ name: executablePath, browser: { executablePath } })),
    { name: 'Chrome', browser: { channel: 'chrome' } },
    { name: 'Edge', browser: { channel: 'msedge' } },
  ];
}

/** @returns {Promise<Browser | undefined>} */
async function installed() {
  console.log('No browser starts here: installing one.');
  for (const install of [playwrightDownload, aptPackage, npmPackage]) {
    const found = await install();
    if (found !== undefined) return found;
  }
  return undefined;
}

async function playwrightDownload() {
  console.log("Trying Playwright's own download …");
  const code = await node(bin('@playwright/test'), ['install', '--only-shell', 'chromium'], {
    timeout: DOWNLOAD_LIMIT,
  });
  if (code !== 0) return undefined;
  const plain = await whyNot({});
  if (plain === undefined) return remember({});
  // The download lacks the system's shared libraries; Playwright knows their packages, and root may install them.
  if (!isRoot()) return report("Playwright's Chromium", plain);
  await node(bin('@playwright/test'), ['install-deps', 'chromium'], { timeout: DOWNLOAD_LIMIT });
  return firstOf([{ name: "Playwright's Chromium", browser: {} }]);
}

async function aptPackage() {
  if (!isRoot() || !existsSync('/usr/bin/apt-get')) return undefined;
  console.log('Trying the system package manager …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env, timeout: DOWNLOAD_LIMIT });
  const packages = ['chromium', 'fonts-noto-cjk'];
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env, timeout: 600_000 });
  return firstOf(present());
}

// A third party's build, several versions behind, without CJK fonts: the last resort, fetched only on demand.
async function npmPackage() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  console.log(`Trying the npm package ${PACKED} …`);
  const home = join(CACHE, 'chromium');
  mkdirSync(home, { recursive: true });
  const args = ['install', '--prefix', home, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', PACKED];
  if ((await npm(args, { timeout: DOWNLOAD_LIMIT, cwd: home })) !== 0) return undefined;
  try {
    const browser = unpack(join(home, 'node_modules', '@sparticuz', 'chromium', 'bin'), home);
    return await firstOf([{ name: PACKED, browser }]);
  } catch (error) {
    return report(PACKED, messageOf(error));
  }
}

/**
 * @param {string} packed
 * @param {string} home
 * @returns {Browser}
 */
function unpack(packed, home) {
  const executablePath = join(home, 'chromium');
  writeFileSync(executablePath, brotliDecompressSync(readFileSync(join(packed, 'chromium.br'))));
  chmodSync(executablePath, 0o755);
  for (const archive of ['al2023', 'swiftshader', 'fonts']) {
    const input = brotliDecompressSync(readFileSync(join(packed, `${archive}.tar.br`)));
    execFileSync('tar', ['-x', '-C', home], { input });
  }
  const folders = [join(home, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  const fonts = folders.map((folder) => `<dir>${folder}</dir>`).join('');
  writeFileSync(join(home, 'fonts.conf'), `<?xml version="1.0"?><fontconfig>${fonts}</fontconfig>`);
  return { executablePath, env: { LD_LIBRARY_PATH: join(home, 'lib'), FONTCONFIG_PATH: home } };
}

/**
 * @param {readonly Candidate[]} candidates
 * @returns {Promise<Browser | undefined>}
 */
async function firstOf(candidates) {
  for (const { name, browser } of candidates) {
    const reason = await whyNot(browser);
    if (reason === undefined) return remember(browser);
    report(name, reason);
  }
  return undefined;
}

/**
 * @param {Browser} browser
 * @returns {Promise<string | undefined>} nothing when it starts and draws a page, else the first line of the reason
 */
async function whyNot(browser) {
  try {
    const running = await chromium.launch({ ...launchOptions(browser), timeout: 120_000 });
    try {
      const page = await running.newPage();
      await page.goto('data:text/html,<title>ok</title>');
      return (await page.title()) === 'ok' ? undefined : 'it starts but shows no page';
    } finally {
      await running.close();
    }
  } catch (error) {
    return messageOf(error);
  }
}

/**
 * Options for Playwright's `launch`.
 * @param {Browser} browser
 * @returns {import('@playwright/test').LaunchOptions}
 */
export function launchOptions({ env, ...browser }) {
  const own = env === undefined ? {} : { env: { ...definedEnv(), ...env } };
  return { ...browser, ...own, args: [NO_OUTSIDE] };
}

function definedEnv() {
  return Object.fromEntries(Object.entries(process.env).filter((entry) => entry[1] !== undefined));
}

/** @param {Browser} browser */
function remember(browser) {
  mkdirSync(dirname(ANSWER), { recursive: true });
  writeFileSync(ANSWER, JSON.stringify(browser));
  return browser;
}

/**
 * @param {string} name
 * @param {string} reason
 * @returns {undefined}
 */
function report(name, reason) {
  console.log(`  ${name}: ${reason}`);
  return undefined;
}

/** @param {unknown} error */
function messageOf(error) {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

function isRoot() {
  return process.getuid?.() === 0;
}

/** @returns {never} */
function fail() {
  throw new Error(
    'No browser for the tests: install Chrome, Chromium or Edge, or set CONSOLE_BROWSER to the path of one, then run again.',
  );
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const browser = await findBrowser();
    console.log(`Browser: ${browser.executablePath ?? browser.channel ?? chromium.executablePath()}`);
  } catch (error) {
    console.error(messageOf(error));
    process.exitCode = 1;
  }
}
