import { createRequire } from 'node:module';
import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './pages/workbench.ts';

const WXBizMsgCrypt = createRequire(import.meta.url)('wechat-crypto') as new (
  token: string,
  encodingAESKey: string,
  id: string,
) => { decrypt(text: string): { message: string; id: string } };

const SAMPLE = {
  appId: 'Gg8HejYTkUsEIlG',
  token: 'YV78Pyj1VvqdNGpMJ1pHic0bIBOWMv',
  key: 'q1Os1ZMe0nG28KUEx9lg3HjK7V5QyXvi212fzsgDqgz',
};

test('the encrypted body is opened by an independent implementation, and answered', async ({ page, axe }) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  await bench.chooseApi('dictmsg');
  await bench.msg.fill('打电话给张三 + "引号"');
  const sent = page.waitForRequest((request) => request.url().includes('/openapi/dictmsg/'));
  await bench.send();
  const form = new URLSearchParams((await sent).postData() ?? '');
  const opened = new WXBizMsgCrypt(SAMPLE.token, SAMPLE.key, SAMPLE.appId).decrypt(form.get('encrypt') ?? '');
  expect(opened.id).toBe(SAMPLE.appId);
  expect(JSON.parse(opened.message)).toEqual({
    username: 'some persone',
    msg: '打电话给张三 + "引号"',
    svrinfo: { real_time_slot_candidates: { your_vocab_name: ['张三', '李四', '王五'] } },
  });
  await expect(bench.decoded).toContainText('张三');
  await axe(page);
});

test('frozen random bytes make the same ciphertext again', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  await bench.chooseApi('dictmsg');
  const bodyOf = async () => {
    const sent = page.waitForRequest((request) => request.url().includes('/openapi/dictmsg/'));
    await bench.call();
    return (await sent).postData();
  };
  expect(await bodyOf()).not.toBe(await bodyOf());
  await bench.request.getByRole('switch', { name: bench.words.workbench.freeze }).check();
  expect(await bodyOf()).toBe(await bodyOf());
});

test('table and JSON stay in step, and JSON that cannot be read is kept and said', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  await bench.chooseApi('dictmsg');
  const { words, compose } = bench;
  await compose.getByRole('textbox', { name: `${words.workbench.word} 1`, exact: true }).fill('赵六');
  await compose.getByRole('radio', { name: 'JSON', exact: true }).first().check();
  const json = compose.getByRole('textbox', { name: words.workbench.vocabularyJson });
  await expect(json).toHaveValue(/赵六/);
  await json.fill('{"城市": ["北京", "上海"');
  await expect(compose).toContainText('词典不是 JSON');
  await expect(bench.sendButton).toBeDisabled();
  await page.reload();
  await expect(json).toHaveValue('{"城市": ["北京", "上海"');
  await json.fill('{"城市": ["北京", "上海"]}');
  await compose.getByRole('radio', { name: words.workbench.table }).check();
  await expect(compose.getByRole('textbox', { name: `${words.workbench.word} 2`, exact: true })).toHaveValue('上海');
  await expect(bench.request).toContainText('{"城市":["北京","上海"]}');
});

test('a pasted column becomes rows, and duplicates go with one click', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  await bench.chooseApi('dictmsg');
  const { words, compose } = bench;
  await page.evaluate(() => navigator.clipboard.writeText('甲\n乙\n甲\n\n丙'));
  await compose.getByRole('textbox', { name: `${words.workbench.word} 3`, exact: true }).press('Control+v');
  await expect(compose.getByText(words.workbench.words(7), { exact: true })).toBeVisible();
  await compose.getByRole('button', { name: words.vocabulary.dedupe(1) }).click();
  await expect(compose.getByText(words.workbench.words(6), { exact: true })).toBeVisible();
});
