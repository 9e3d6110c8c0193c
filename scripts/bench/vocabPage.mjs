import { chromium } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser, launchOptions } from '../browser.mjs';
import { ROOT } from '../run.mjs';
import { NAIVE_WAY, traceTasks, until, waits, WATCH_TASKS } from './pageWatch.mjs';
import { median } from './report.mjs';
import { viteServer } from './server.mjs';

const KEYS = 20;

/**
 * Lines through the clipboard into the built console: until they are counted and what is there twice is known, until it
 * is removed, and sent; the longest task of the page's thread on the way; a key typed into such a table; memory.
 * @param {readonly { count: number, text: string }[]} pasted
 * @returns {Promise<import('./report.mjs').Row[]>}
 */
export async function vocabPage(pasted) {
  if (!existsSync(join(ROOT, 'dist', 'index.html'))) throw new Error('there is no dist: run the build first');
  const server = await viteServer(['preview']);
  /** @type {import('./report.mjs').Row[]} */
  const rows = [];
  try {
    for (const { count, text } of pasted) rows.push(...(await onePaste(server.url, count, text)));
    return rows;
  } finally {
    await server.stop();
  }
}

/**
 * @param {string} url
 * @param {number} count
 * @param {string} text
 * @returns {Promise<import('./report.mjs').Row[]>}
 */
async function onePaste(url, count, text) {
  const browser = await chromium.launch(launchOptions(await findBrowser()));
  try {
    const context = await browser.newContext({ locale: 'zh-CN', permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.addInitScript({ content: WATCH_TASKS });
    await page.goto(`${url}/?lang=zh-CN`);
    await page.getByRole('button', { name: '直接进入工作台' }).click();
    await page.getByRole('radio', { name: /dictmsg/ }).check();
    const word = page.getByRole('textbox', { name: '词条 1', exact: true });
    await word.waitFor();
    const before = await memory(browser);
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    const unique = new Set(text.split('\n').filter(Boolean)).size;
    const naive = Number(await page.evaluate(`(${NAIVE_WAY})(${JSON.stringify(text)})`));
    await page.evaluate(ARM_NAIVE_PASTE);
    await page.locator('body').press('Control+v');
    const naivePaste = Number(await page.evaluate('globalThis.naivePaste'));
    const label = `${count.toLocaleString('en-US')} lines`;

    const step = async (
      /** @type {string} */ what,
      /** @type {string} */ event,
      /** @type {readonly string[]} */ texts,
      /** @type {() => Promise<unknown>} */ action,
    ) => {
      const done = await until(page, event, texts, action);
      return { what: `${label}: ${what}`, value: done.taken, unit: 'ms', note: waits(done) };
    };
    const chip = (/** @type {number} */ words) => `your_vocab_name ?${words.toLocaleString('en')}`;
    const pasted = await step(
      'Ctrl V to counted, repeats known, on screen',
      'keydown',
      [chip(count + 3), '^去重'],
      () => word.press('Control+v'),
    );
    const dedupe = page.getByRole('button', { name: /^去重/ }).first();
    const rows = [
      {
        ...pasted,
        note: `${(pasted.value / naivePaste).toFixed(2)} x the usual one line from the same key, ${(pasted.value / naive).toFixed(2)} x the line alone; ${pasted.note}`,
      },
      await step('repeats removed', 'click', [chip(unique + 3)], () => dedupe.click()),
      { what: `${label}: split, trim, Set on the page`, value: naive, unit: 'ms', note: 'the usual one line' },
      { what: `${label}: Ctrl V to split, trim, Set, a count on screen`, value: naivePaste, unit: 'ms' },
    ];
    await page.getByRole('radio', { name: 'JSON', exact: true }).last().check();
    rows.push({ ...(await keys(page)), what: `${label}: key to paint in the table, median` });
    const tasks = await traceTasks(browser);
    const sent = await step('encrypted, sent, answered by the emulator', 'click', ['已发送 1 次'], () =>
      page.getByRole('button', { name: /^加密并发送/ }).click(),
    );
    // The emulator shares the machine: what a task had to do, without its waiting for a processor.
    rows.push({
      ...sent,
      note: `${sent.note}; most work in one task of the page ${(await tasks()).toFixed(0)} ms`,
    });
    const after = await memory(browser);
    if (before && after)
      rows.push({
        what: `${label}: memory of the page's process`,
        value: after - before,
        unit: 'MB',
        note: `more than the ${before.toFixed(0)} MB before the paste`,
      });
    return rows;
  } finally {
    await browser.close();
  }
}

/**
 * Megabytes that the processes of pages hold, where the system tells.
 * @param {import('@playwright/test').Browser} browser
 */
async function memory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  let kilobytes = 0;
  for (const { type, id } of processInfo) {
    const status = `/proc/${id}/status`;
    if (type !== 'renderer' || !existsSync(status)) continue;
    kilobytes += Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1] ?? 0);
  }
  return kilobytes > 0 ? kilobytes / 1024 : undefined;
}

/** @param {import('@playwright/test').Page} page */
async function keys(page) {
  const word = page.getByRole('textbox', { name: '词条 2', exact: true });
  await word.focus();
  /** @type {number[]} */
  const waits = [];
  for (let i = 0; i < KEYS; i++) {
    await page.evaluate(ARM_KEY);
    await page.keyboard.press('a');
    waits.push(Number(await page.evaluate('globalThis.painted')));
  }
  return { value: median(waits), unit: 'ms', note: `${KEYS} keys` };
}

// These run in the page, as text: this file is compiled without the DOM.
const ARM_KEY = `
  globalThis.painted = new Promise((resolve) => {
    addEventListener('keydown', () => {
      const before = performance.now();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - before)));
    }, { once: true, capture: true });
  });
  undefined`;

// The same line where a paste brings the text: until a frame shows how many words there are.
const ARM_NAIVE_PASTE = `
  globalThis.naivePaste = new Promise((resolve) => {
    let before = 0;
    addEventListener('keydown', () => { before = performance.now(); }, { once: true, capture: true });
    addEventListener('paste', (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      const text = event.clipboardData.getData('text/plain');
      const words = [...new Set(text.split('\\n').map((word) => word.trim()).filter(Boolean))];
      const shown = document.body.appendChild(document.createElement('p'));
      shown.textContent = words.length;
      requestAnimationFrame(() => { shown.remove(); resolve(performance.now() - before); });
    }, { once: true, capture: true });
  });
  undefined`;
