import { createHmac } from 'node:crypto';
import { expect, test } from './fixtures.ts';
import { copied } from './pages/clipboard.ts';
import { WorkbenchPage } from './pages/workbench.ts';

const KEY = 'q1Os1ZMe0nG28KUEx9lg3HjK7V5QyXvi212fzsgDqgz';
const TOKEN = 'YV78Pyj1VvqdNGpMJ1pHic0bIBOWMv';

test('a newcomer presses one button and reads a decoded answer', async ({ page, axe }) => {
  await page.goto('/?lang=zh-CN');
  const { words, decoded } = new WorkbenchPage(page);
  const sendExample = page.getByRole('button', { name: words.firstRun.send });
  await expect(sendExample).toBeVisible();
  await axe(page);
  await sendExample.click();
  await expect(decoded.getByText('你好呀！').first()).toBeVisible();
  await expect(decoded).toContainText('小薇兄你好');
  await axe(page);
});

test('the keys on the first button send, too', async ({ page }) => {
  await page.goto('/?lang=zh-CN');
  const { words, decoded } = new WorkbenchPage(page);
  await expect(page.getByRole('button', { name: words.firstRun.send })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(decoded.getByText('你好呀！').first()).toBeVisible();
});

test('what is shown is what is sent, and an independent signer agrees', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  await bench.username.fill('测试 "用户"');
  await bench.msg.fill('多行\n文本 + & = %');
  const claims = JSON.stringify({ username: '测试 "用户"', msg: '多行\n文本 + & = %' });
  const signingInput = ['{"typ":"JWT","alg":"HS256"}', claims]
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
  const token = `${signingInput}.${createHmac('sha256', KEY).update(signingInput).digest('base64url')}`;
  await expect(bench.request).toContainText(token);
  const sent = page.waitForRequest((request) => request.url().includes('/openapi/message/'));
  await bench.send();
  const request = await sent;
  expect(new URL(request.url()).pathname).toBe(`/proxy/emulator/openapi/message/${TOKEN}`);
  expect(request.postData()).toBe(`query=${token}`);
  await expect(bench.response).toContainText('200');
});

test('every body encoding is answered', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  for (const [encoding, contentType] of [
    ['json', 'application/json'],
    ['url', undefined],
    ['form', 'application/x-www-form-urlencoded'],
  ] as const) {
    await bench.chooseEncoding(encoding);
    const sent = page.waitForRequest((request) => request.url().includes('/openapi/message/'));
    await bench.call();
    expect((await sent).headers()['content-type']).toBe(contentType);
    await expect(bench.decoded.getByText('你好呀！').first()).toBeVisible();
  }
});

test('curl as copied is answered when pasted in a shell', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  await bench.msg.fill(`引号 ' " $HOME \`x\` \\`);
  // Where the call goes is asked of the server.
  await expect(bench.request).toContainText('http://127.0.0.1:');
  const curl = await copied(page, () =>
    bench.compose.getByRole('button', { name: bench.words.workbench.copyCurl }).click(),
  );
  await expect(page.getByText(bench.words.workbench.copiedCurl)).toBeVisible();
  expect(curl).not.toContain(KEY);
  const { execFileSync } = await import('node:child_process');
  const reply = execFileSync('sh', ['-c', `${curl.trimEnd()} -sS`], { encoding: 'utf8' });
  expect(JSON.parse(reply)).toMatchObject({ ret: 0 });
});

test('claims that are not JSON or override the form are refused at their field, and nothing is lost', async ({
  page,
}) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  const extra = bench.compose.getByRole('textbox', { name: bench.words.workbench.extraClaims });
  await extra.fill('{"msg":"other"}');
  await expect(bench.compose).toContainText('会覆盖表单里的同名声明');
  await expect(extra).toHaveAttribute('aria-invalid', 'true');
  await expect(bench.sendButton).toBeDisabled();
  await extra.fill('{"userid":9007199254740993}');
  await expect(bench.request).toContainText('9007199254740993');
  await expect(bench.sendButton).toBeEnabled();
});

test('Enter does not send, Ctrl+Enter does, and neither while an input method composes', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  let requests = 0;
  page.on('request', (request) => (requests += request.url().includes('/openapi/') ? 1 : 0));
  await bench.msg.fill('');
  await bench.msg.focus();
  const input = await page.context().newCDPSession(page);
  await input.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
  await input.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Process',
    code: 'Enter',
    windowsVirtualKeyCode: 229,
    modifiers: 2,
  });
  await input.send('Input.insertText', { text: '你' });
  await bench.msg.press('Enter');
  await bench.msg.pressSequentially('好');
  await expect(bench.msg).toHaveValue('你\n好');
  expect(requests).toBe(0);
  await bench.msg.press('Control+Enter');
  await expect.poll(() => requests).toBe(1);
  await expect(bench.decoded).toContainText('FAQ');
  await expect(bench.msg).toHaveValue('你\n好');
});

test('two presses in one moment are one call', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  let requests = 0;
  page.on('request', (request) => (requests += request.url().includes('/openapi/') ? 1 : 0));
  await bench.sendButton.evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await expect(bench.decoded).toContainText('FAQ');
  await bench.call();
  expect(requests).toBe(2);
});

test('a reload in the middle of typing loses nothing', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  await bench.username.fill('u-reload');
  await bench.msg.fill('');
  await bench.msg.pressSequentially('打到一半');
  await page.reload();
  await expect(bench.msg).toHaveValue('打到一半');
  await expect(bench.username).toHaveValue('u-reload');
});

test('a call in flight can be cancelled and sent again', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  await bench.chooseScenario('hang');
  await bench.send();
  await expect(bench.cancelButton).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bench.response).toContainText(bench.words.issues.failure.cancelled.title);
  await bench.chooseScenario('healthy');
  await bench.send();
  await expect(bench.decoded.getByText('你好呀！').first()).toBeVisible();
});
