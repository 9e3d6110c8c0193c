import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page, Request } from '@playwright/test';
import { transformWithOxc } from 'vite';
import { expect, test } from './fixtures.ts';
import { copied } from './pages/clipboard.ts';
import { WorkbenchPage } from './pages/workbench.ts';

const TOKEN = 'YV78Pyj1VvqdNGpMJ1pHic0bIBOWMv';
const KEY = 'q1Os1ZMe0nG28KUEx9lg3HjK7V5QyXvi212fzsgDqgz';
const APP_ID = 'Gg8HejYTkUsEIlG';

const require = createRequire(import.meta.url);
const WXBizMsgCrypt = require('wechat-crypto') as new (
  token: string,
  encodingAESKey: string,
  id: string,
) => { decrypt(text: string): { message: string; id: string } };
const JOSE = dirname(require.resolve('jose'));

const HOSTILE = '\'"` $HOME ${x} \\n \\ {{y}} </script> \n\t\u2028\u202e 你好 😀';

/** The code of the call as its pane gives it, copied. */
async function copiedCode(bench: WorkbenchPage, language: string): Promise<string> {
  const { page, request, words } = bench;
  await request.getByRole('tab', { name: words.workbench.code }).click();
  await request.getByRole('combobox', { name: words.workbench.language }).selectOption(language);
  const copy = `${words.shell.copy} ${words.workbench.code}`;
  // Where the call goes is asked of the server, and the code is whole once it is known.
  await expect(request.getByLabel(words.workbench.code, { exact: true })).toContainText('http://127.0.0.1:');
  return copied(page, () => request.getByRole('button', { name: copy }).click());
}

/**
 * Runs a TypeScript program in a page of its own, on the origin it calls, as a proxy in front of the platform would serve
 * it: built as Vite builds it, its variables filled in, its library served.
 */
async function runInPage(page: Page, source: string): Promise<{ request: Request; printed: string }> {
  const { origin } = new URL(/'(http:\/\/127\.0\.0\.1:\d+)\//.exec(source)![1]!);
  const values = { APPID: APP_ID, TOKEN, ENCODING_AES_KEY: KEY };
  const filled = Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`import.meta.env.VITE_DIALOG_${name}`, JSON.stringify(value)),
    source,
  );
  const { code } = await transformWithOxc(filled, 'dialog.ts');
  const imports = JSON.stringify({ imports: { jose: '/library/index.js' } });
  const html = `<!doctype html><link rel="icon" href="data:,"><script type="importmap">${imports}</script><script type="module" src="/dialog.js"></script>`;
  await page.route(`${origin}/dialog.html`, (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.route(`${origin}/dialog.js`, (route) => route.fulfill({ contentType: 'text/javascript', body: code }));
  await page.route(`${origin}/library/**`, (route) => {
    const file = join(JOSE, new URL(route.request().url()).pathname.replace('/library/', ''));
    return route.fulfill({ contentType: 'text/javascript', body: readFileSync(file, 'utf8') });
  });
  const sent = page.waitForRequest((request) => request.url().includes('/openapi/'));
  const printed = page.waitForEvent('console');
  await page.goto(`${origin}/dialog.html`);
  return { request: await sent, printed: (await printed).text() };
}

/** The one parameter, wherever it travelled. */
function parameterOf(request: Request, name: string): string {
  const body = request.postData() ?? '';
  if (request.headers()['content-type']?.startsWith('application/json')) {
    return (JSON.parse(body) as Record<string, string>)[name] ?? '';
  }
  return new URLSearchParams(body || new URL(request.url()).search).get(name) ?? '';
}

for (const encoding of ['form', 'json', 'url'] as const) {
  test(`the TypeScript for a message as ${encoding} signs in a browser and is answered`, async ({ page, context }) => {
    const bench = new WorkbenchPage(page);
    await bench.open();
    await bench.chooseEncoding(encoding);
    await bench.msg.fill(HOSTILE);
    const source = await copiedCode(bench, 'browser');
    for (const secret of [TOKEN, KEY]) expect(source).not.toContain(secret);
    const { request, printed } = await runInPage(await context.newPage(), source);
    const [, payload = ''] = parameterOf(request, 'query').split('.');
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual({
      username: 'some persone',
      msg: HOSTILE,
    });
    expect(JSON.parse(printed)).toMatchObject({ ret: 0 });
  });

  test(`the TypeScript for a dictionary as ${encoding} encrypts in a browser and is answered`, async ({
    page,
    context,
  }) => {
    const bench = new WorkbenchPage(page);
    await bench.open();
    await bench.chooseApi('dictmsg');
    await bench.chooseEncoding(encoding);
    await bench.msg.fill(HOSTILE);
    const { request, printed } = await runInPage(await context.newPage(), await copiedCode(bench, 'browser'));
    const opened = new WXBizMsgCrypt(TOKEN, KEY, APP_ID).decrypt(parameterOf(request, 'encrypt'));
    expect(opened.id).toBe(APP_ID);
    expect(JSON.parse(opened.message)).toEqual({
      username: 'some persone',
      msg: HOSTILE,
      svrinfo: { real_time_slot_candidates: { your_vocab_name: ['张三', '李四', '王五'] } },
    });
    expect(JSON.parse(printed)).toMatchObject({ ret: 0 });
  });
}

test('the language of the code survives a reload, and its file is saved as shown', async ({ page, axe }) => {
  const bench = new WorkbenchPage(page, 'en');
  await bench.open();
  const { words, request } = bench;
  const code = await copiedCode(bench, 'python');
  await axe(page);
  await page.reload();
  await request.getByRole('tab', { name: words.workbench.code }).click();
  await expect(request.getByRole('combobox', { name: words.workbench.language })).toHaveValue('python');
  const download = page.waitForEvent('download');
  await request.getByRole('button', { name: words.workbench.saveCode('dialog.py') }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('dialog.py');
  expect(readFileSync(await file.path(), 'utf8')).toBe(code);
});
