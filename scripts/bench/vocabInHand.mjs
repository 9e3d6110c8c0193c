import { chromium } from '@playwright/test';
import { findBrowser, launchOptions } from '../browser.mjs';
import { NAIVE_WAY, traceTasks, until, waits, WATCH_TASKS } from './pageWatch.mjs';
import { median } from './report.mjs';
import { answeringServer, viteServer } from './server.mjs';

const ROUNDS = 5;
const MEBIBYTE = 1024 * 1024;

/**
 * Lines that a page has in its memory, pasted into the built console beside the usual one line over them; then sent to a
 * server that only reads them. What the clipboard, the emulator and its deciphering take is left out.
 * @param {number} count
 * @param {string} text
 * @returns {Promise<import('./report.mjs').Row[]>}
 */
export async function vocabInHand(count, text) {
  const target = await answeringServer();
  const server = await viteServer(['preview'], {
    CONSOLE_UPSTREAM: target.origin,
    CONSOLE_MAX_REQUEST_BYTES: String(256 * MEBIBYTE),
  });
  const browser = await chromium.launch(launchOptions(await findBrowser()));
  try {
    const page = await browser.newPage({ locale: 'zh-CN' });
    await page.addInitScript({ content: WATCH_TASKS });
    await page.goto(`${server.url}/?lang=zh-CN`);
    await page.getByRole('button', { name: '直接进入工作台' }).click();
    await page.getByRole('radio', { name: /dictmsg/ }).check();
    await page.getByRole('radio', { name: '自定义' }).check();
    // The usual line has a page of its own: what it leaves behind is not the console's to clear away.
    const usual = await browser.newPage();
    for (const one of [usual, page]) {
      // Decoded, for the engine remembers how a text of a program's own was split.
      await one.evaluate(
        `globalThis.given = new TextDecoder().decode(new TextEncoder().encode(${JSON.stringify(text)})); 0`,
      );
      await one.bringToFront();
    }
    const label = `${count.toLocaleString('en-US')} lines in hand`;
    return [...(await pasting(page, usual, count, label)), ...(await sending(page, browser, label))];
  } finally {
    await browser.close();
    await server.stop();
    target.stop();
  }
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {import('@playwright/test').Page} usual page of the usual line
 * @param {number} count
 * @param {string} label
 * @returns {Promise<import('./report.mjs').Row[]>}
 */
async function pasting(page, usual, count, label) {
  const word = page.getByRole('textbox', { name: '词条 1', exact: true });
  const texts = [`your_vocab_name ?${(count + 3).toLocaleString('en')}`, '^去重'];
  /** @type {number[]} */
  const naive = [];
  /** @type {{ taken: number, longest: number, block: number }[]} */
  const pasted = [];
  for (let round = 0; round < ROUNDS; round++) {
    if (round > 0) {
      await page.keyboard.press('Control+z');
      await page.getByRole('button', { name: /^去重/ }).waitFor({ state: 'detached' });
    }
    naive.push(Number(await usual.evaluate(`(${NAIVE_WAY})(globalThis.given)`)));
    await word.focus();
    pasted.push(await until(page, 'paste', texts, () => page.evaluate(PASTE)));
  }
  const taken = median(pasted.map((step) => step.taken));
  const longest = median(pasted.map((step) => step.longest));
  const block = median(pasted.map((step) => step.block));
  const line = median(naive);
  return [
    {
      what: `${label}: counted, repeats known, on screen`,
      value: taken,
      unit: 'ms',
      note: `${(taken / line).toFixed(2)} x the usual one line (goal 0.5 at a million); ${waits({ longest, block })} (goal 50)`,
    },
    { what: `${label}: split, trim, Set on the page`, value: line, unit: 'ms', note: 'the usual one line' },
  ];
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {import('@playwright/test').Browser} browser
 * @param {string} label
 * @returns {Promise<import('./report.mjs').Row[]>}
 */
async function sending(page, browser, label) {
  // What is slowest to find is found: nothing else is being worked on.
  await page.getByText('被本词典别的词包含').first().waitFor();
  /** @type {number[]} */
  const taken = [];
  /** @type {number[]} */
  const most = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const tasks = await traceTasks(browser);
    const step = await until(page, 'click', [`已发送 ${round} 次`], () =>
      page.getByRole('button', { name: /^加密并发送/ }).click(),
    );
    taken.push(step.taken);
    most.push(await tasks());
  }
  return [
    {
      what: `${label}: encrypted, sent, answered`,
      value: median(taken),
      unit: 'ms',
      note: `most work in one task of the page ${median(most).toFixed(0)} ms, ${Math.max(...most).toFixed(0)} at most in ${ROUNDS} (goal 16)`,
    },
  ];
}

// Runs in the page, as text: this file is compiled without the DOM.
const PASTE = `(() => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', globalThis.given);
  const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  document.activeElement.dispatchEvent(paste);
})()`;
