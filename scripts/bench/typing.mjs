import { chromium } from '@playwright/test';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser, launchOptions } from '../browser.mjs';
import { ROOT } from '../run.mjs';
import { median, quantile } from './report.mjs';
import { viteServer } from './server.mjs';

const KEYS = 60;
const MARK = 'bench';

/** Drafts put into the page's storage before it opens, in the shape of src/data/drafts.ts. */
const DRAFTS = [
  { label: 'message', draft: draft('message', []) },
  { label: 'dictmsg, 10 kB dictionary', draft: draft('dictmsg', words(10_000)) },
];

/** From a key press in the text field of the built console to the frame that shows the request made anew. */
export async function typing() {
  if (!existsSync(join(ROOT, 'dist', 'index.html'))) throw new Error('there is no dist: run the build first');
  const server = await viteServer(['preview']);
  const browser = await chromium.launch(launchOptions(await findBrowser()));
  try {
    const rows = [];
    for (const { label, draft: stored } of DRAFTS) {
      const { waits, frames, tasks } = await measure(browser, server.url, stored);
      const longest = Math.max(0, ...tasks);
      const late = frames.filter((count) => count > 1).length;
      rows.push(
        { what: `${label}: key to preview, median`, value: median(waits), unit: 'ms', note: `${KEYS} keys` },
        { what: `${label}: key to preview, 95 %`, value: quantile(waits, 0.95), unit: 'ms' },
        { what: `${label}: previews later than the next frame`, value: late, unit: `of ${frames.length}` },
        { what: `${label}: tasks over 50 ms`, value: tasks.length, unit: '', note: `longest ${longest.toFixed(0)} ms` },
      );
    }
    return rows;
  } finally {
    await browser.close();
    await server.stop();
  }
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {unknown} stored
 * @returns {Promise<{ waits: number[], frames: number[], tasks: number[] }>}
 */
async function measure(browser, url, stored) {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const text = JSON.stringify({ version: 1, value: stored });
  await page.addInitScript({ content: `sessionStorage.setItem('dialog-console.draft', ${JSON.stringify(text)})` });
  await page.goto(url);
  const field = page.locator('textarea').filter({ hasText: MARK }).or(page.locator('textarea#msg')).first();
  const skip = page.getByRole('button', { name: '直接进入工作台' });
  await field.or(skip).first().waitFor({ timeout: 30_000 });
  if (await skip.isVisible()) await skip.click();
  await field.waitFor();
  if (!(await field.inputValue()).includes(MARK)) throw new Error('the page does not open with the stored draft');
  await field.focus();
  await page.evaluate(watch);
  for (let i = 0; i < KEYS; i++) {
    await page.keyboard.press('a');
    await page.evaluate(`globalThis.benchReached(${i + 1})`);
  }
  const found = /** @type {{ waits: number[], frames: number[], tasks: number[] }} */ (
    await page.evaluate('globalThis.benchFound')
  );
  await context.close();
  return found;
}

// Runs in the page, as text: this file is compiled without the DOM. The request is every text but that of the fields.
const watch = `(() => {
  const found = (globalThis.benchFound = { waits: [], frames: [], tasks: [] });
  let done = 0;
  // The page may evaluate nothing by itself, so it is asked for a promise and not looked at again and again.
  globalThis.benchReached = (count) => new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('no preview after a key')), 15_000);
    const look = () => (done >= count ? resolve() : requestAnimationFrame(look));
    look();
  });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) found.tasks.push(duration);
  }).observe({ type: 'longtask' });
  const wires = () => [...document.querySelectorAll('.wire')].map((each) => each.textContent).join('\\n');
  let shown = wires();
  if (shown === '') throw new Error('no request is shown');
  addEventListener('keydown', (event) => {
    const pressed = event.timeStamp;
    let frames = 0;
    const look = (now) => {
      frames += 1;
      const text = wires();
      if (text === shown) return requestAnimationFrame(look);
      shown = text;
      found.waits.push(now - pressed);
      found.frames.push(frames);
      done += 1;
    };
    requestAnimationFrame(look);
  }, { capture: true });
})()`;

/**
 * @param {'message' | 'dictmsg'} api
 * @param {string[]} list
 */
function draft(api, list) {
  return {
    api,
    username: 'reader',
    msg: MARK,
    encoding: 'form',
    claimName: 'msg',
    iat: false,
    exp: false,
    expSeconds: '3600',
    jti: false,
    extraClaims: '',
    vocabularies: [{ id: 'v', name: MARK, words: list, enabled: true }],
  };
}

/**
 * Different words that fill about so many bytes of JSON.
 * @param {number} bytes
 */
function words(bytes) {
  return Array.from({ length: Math.floor(bytes / 14) }, (_, i) => `词条${String(i).padStart(5, '0')}`);
}
