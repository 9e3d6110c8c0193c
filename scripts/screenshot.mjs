/** `npm run screenshot`: builds the console, sends the example to the emulator, and keeps the picture for the README. */
import './nodeVersion.mjs';
import { chromium } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { viteServer } from './bench/server.mjs';
import { findBrowser, launchOptions } from './browser.mjs';
import { bin, node, ROOT } from './run.mjs';

const PICTURE = join(ROOT, 'docs', 'screenshot.png');
const ANSWER = '你好呀！';

if ((await node(bin('vite'), ['build', '--logLevel', 'warn'])) !== 0) throw new Error('the build fails');
const server = await viteServer(['preview']);
const browser = await chromium.launch(launchOptions(await findBrowser()));
try {
  const page = await browser.newPage({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 2,
  });
  await page.goto(server.url);
  await page.getByRole('button', { name: /发送/ }).first().click();
  await page.getByText(ANSWER).first().waitFor();
  await page.evaluate('document.fonts.ready');
  mkdirSync(dirname(PICTURE), { recursive: true });
  await page.screenshot({ path: PICTURE });
  console.log(PICTURE);
} finally {
  await browser.close();
  await server.stop();
}
