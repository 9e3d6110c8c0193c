import { chromium } from '@playwright/test';
import { findBrowser, launchOptions } from '../browser.mjs';
import { SEND, viteServer } from './server.mjs';

/** From the start of the dev server's process to a page on which Send can be pressed; the browser is already running. */
export async function start() {
  const browser = await chromium.launch(launchOptions(await findBrowser()));
  try {
    const cold = await measure(browser, ['--force']);
    const warm = await measure(browser, []);
    return [
      {
        what: 'npm start, first time: server answers',
        value: cold.answers,
        unit: 's',
        note: 'dependencies bundled anew',
      },
      { what: 'npm start, first time: page usable', value: cold.usable, unit: 's' },
      { what: 'npm start, again: server answers', value: warm.answers, unit: 's' },
      { what: 'npm start, again: page usable', value: warm.usable, unit: 's' },
    ];
  } finally {
    await browser.close();
  }
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {readonly string[]} args
 */
async function measure(browser, args) {
  const server = await viteServer(args);
  try {
    const answers = (performance.now() - server.started) / 1000;
    const context = await browser.newContext({ locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(server.url);
    await page.getByRole('button', { name: SEND }).first().click({ trial: true, timeout: 60_000 });
    const usable = (performance.now() - server.started) / 1000;
    await context.close();
    return { answers, usable };
  } finally {
    await server.stop();
  }
}
