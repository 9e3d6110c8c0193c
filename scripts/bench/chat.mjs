import { chromium } from '@playwright/test';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser, launchOptions } from '../browser.mjs';
import { ROOT } from '../run.mjs';
import { median, quantile } from './report.mjs';
import { viteServer } from './server.mjs';

const TURNS = 5_000;
const FRAMES = 240;
const STEPS = [
  { label: 'slow scroll', pixels: 40 },
  { label: 'fast scroll', pixels: 1_200 },
];

/** A conversation of thousands of turns in the built console: from the address to its last bubble, and while scrolling. */
export async function chat() {
  if (!existsSync(join(ROOT, 'dist', 'index.html'))) throw new Error('there is no dist: run the build first');
  const server = await viteServer(['preview']);
  const browser = await chromium.launch(launchOptions(await findBrowser()));
  try {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const url = `${server.url.replace(/\/$/, '')}/chat`;
    const empty = await opening(page, url, page.locator('#chat-text'));
    await page.evaluate(`(${seed})(${TURNS})`);
    const opened = await opening(page, url, page.getByRole('article').last());
    const rows = [
      { what: 'no turns: from the address to the text field, median', value: median(empty), unit: 'ms' },
      { what: `${TURNS} turns: from the address to the last bubble, median`, value: median(opened), unit: 'ms' },
    ];
    for (const { label, pixels } of STEPS) {
      const { frames, tasks } = /** @type {{ frames: number[], tasks: number[] }} */ (
        await page.evaluate(`(${scroll})(${pixels}, ${FRAMES})`)
      );
      const late = frames.filter((time) => time > 25).length;
      rows.push(
        { what: `${label}, ${pixels} px a frame: frame, 95 %`, value: quantile(frames, 0.95), unit: 'ms' },
        { what: `${label}: frames later than one and a half`, value: late, unit: `of ${frames.length}` },
        { what: `${label}: tasks over 50 ms`, value: tasks.length, unit: '' },
      );
    }
    return rows;
  } finally {
    await browser.close();
    await server.stop();
  }
}

const OPENINGS = 5;

/**
 * Milliseconds from the start of the navigation, several times.
 * @param {import('@playwright/test').Page} page
 * @param {string} url
 * @param {import('@playwright/test').Locator} sign what stands there when it is open
 */
async function opening(page, url, sign) {
  const times = [];
  for (let i = 0; i < OPENINGS; i++) {
    await page.goto(url);
    await sign.waitFor({ timeout: 30_000 });
    times.push(Number(await page.evaluate('performance.now()')));
  }
  return times;
}

// The functions below run in the page, as text: this file is compiled without the DOM.

const seed = `async (count) => {
  const opening = indexedDB.open('dialog-console.conversations');
  const db = await new Promise((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const writing = db.transaction(['conversations', 'turns', 'bodies'], 'readwrite');
  const store = (name) => writing.objectStore(name);
  const now = Date.now();
  store('conversations').put({
    id: 'bench', name: 'bench', other: undefined, draft: '', script: [], createdAt: now, touchedAt: now + 1e6,
    turns: count, last: 'bench',
    lane: { profileId: 'sample', target: 'emulator', api: 'message', scenario: 'healthy', vocabulary: 'none', username: 'bench' },
  });
  const menu = '<a href="weixin://bizmsgmenu?msgmenucontent=再说一次&msgmenuid=1">再说一次</a>';
  for (let at = 0; at < count; at++) {
    const exchangeId = 'bench-' + at;
    const rich = at % 3 === 0;
    const answer = '回答 ' + at + ' ' + '很长的一段话，'.repeat(at % 17) + (rich ? menu : '');
    store('turns').put({
      conversationId: 'bench', id: 't' + at, at, msg: '问题 ' + at + ' ' + '再问一句'.repeat(at % 7), sentAt: now + at * 1000,
      reply: {
        state: 'answered', exchangeId, ms: 12, bytes: 900, httpStatus: 200, emulated: true, reason: 'ok',
        shape: rich ? 'rich' : 'plain', cut: false, health: 'healthy',
        meaning: {
          verdict: 'success', errorCode: '', answer, answerType: 'text', title: '标题', status: at % 11 ? 'FAQ' : 'NOMATCH',
          node: '技能', confidence: '0.95', dialogStatus: 'COMPLETE', slots: [], botVersion: '',
        },
      },
    });
    if (rich) {
      const bytes = new TextEncoder().encode(JSON.stringify({ ret: 0, answer, answer_type: 'text', status: 'FAQ', msg: [] }));
      store('bodies').put({ exchangeId, conversationId: 'bench', status: 200, contentType: 'application/json', bytes });
    }
  }
  await new Promise((resolve, reject) => {
    writing.oncomplete = resolve;
    writing.onerror = () => reject(writing.error);
  });
  db.close();
}`;

const scroll = `async (pixels, frames) => {
  const log = document.querySelector('[role=log]');
  const found = { frames: [], tasks: [] };
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) found.tasks.push(duration);
  });
  observer.observe({ type: 'longtask' });
  let last;
  for (let i = 0; i <= frames; i++) {
    const now = await new Promise(requestAnimationFrame);
    if (last !== undefined) found.frames.push(now - last);
    last = now;
    log.scrollTop -= pixels;
  }
  observer.disconnect();
  return found;
}`;
