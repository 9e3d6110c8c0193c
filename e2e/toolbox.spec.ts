import { createHmac } from 'node:crypto';
import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './pages/workbench.ts';

const TOKEN = 'YV78Pyj1VvqdNGpMJ1pHic0bIBOWMv';
const KEY = 'q1Os1ZMe0nG28KUEx9lg3HjK7V5QyXvi212fzsgDqgz';
const TOOLS = ['paste', 'jwt', 'signature', 'encrypt', 'decrypt', 'key', 'time', 'encoding'];

function callSignedWith(key: string | Buffer): string {
  const parts = ['{"typ":"JWT","alg":"HS256"}', '{"username":"some persone","msg":"你好"}'];
  const input = parts.map((part) => Buffer.from(part).toString('base64url')).join('.');
  const token = `${input}.${createHmac('sha256', key).update(input).digest('base64url')}`;
  return `curl -X POST -d 'query=${token}' https://chatbot.weixin.qq.com/openapi/message/${TOKEN}`;
}

test('a pasted call names its mistake: the key was base64-decoded first', async ({ page, axe }) => {
  await page.goto('/toolbox/paste?lang=zh-CN');
  await page
    .getByRole('textbox')
    .first()
    .fill(callSignedWith(Buffer.from(`${KEY}=`, 'base64')));
  await expect(page.getByRole('main')).toContainText('base64 解码');
  await axe(page);
});

test('a right call gets no alarm', async ({ page }) => {
  const { words } = new WorkbenchPage(page);
  await page.goto('/toolbox/paste?lang=zh-CN');
  await page.getByRole('textbox').first().fill(callSignedWith(KEY));
  await expect(page.getByRole('main')).toContainText('没有问题');
  await expect(page.getByRole('link', { name: words.shell.toolbox })).toHaveAttribute('aria-current', 'page');
});

for (const [language, colorScheme] of [
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const) {
  test.describe(`${language}, ${colorScheme}`, () => {
    test.use({ colorScheme, locale: language });

    test('every tool is accessible', async ({ page, axe }) => {
      for (const tool of TOOLS) {
        await page.goto(`/toolbox/${tool}?lang=${language}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
        await axe(page);
      }
    });
  });
}
