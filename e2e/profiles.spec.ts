import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';
import { forgetEverything } from './pages/forgetting.ts';
import { WorkbenchPage } from './pages/workbench.ts';

const MINE = {
  appId: 'Em8latorSample2',
  token: 'Emulator2TokenWithKeyPlusSlash',
  key: 'Zm9v+YmFy/2Jhei+xdXg/abcDEFghiJKLmno+pq/stW',
};

test('credentials pasted as one block on the first screen are sorted and used', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  await page.goto('/?lang=zh-CN');
  const { firstRun } = bench.words;
  await page.getByRole('textbox').fill(`APPID: ${MINE.appId}\nTOKEN: ${MINE.token}\nEncodingAESKey: ${MINE.key}`);
  await page.getByRole('button', { name: firstRun.useThem }).click();
  await expect(page).toHaveURL(/\/settings\/credentials/);
  await expect(page.getByRole('textbox', { name: 'APPID' })).toHaveValue(MINE.appId);
  expect(page.url()).not.toContain(MINE.key);
  expect(page.url()).not.toContain(MINE.token);
  await page.getByRole('link', { name: bench.words.shell.bench }).click();
  await bench.chooseApi('dictmsg');
  await bench.send();
  await expect(bench.decoded.getByText('你好呀！').first()).toBeVisible();
});

test('a key with a trailing space is said where the call is made and mended with one click', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  await bench.open('/');
  await page.evaluate(() => {
    const key = 'dialog-console.profiles';
    const profile = {
      id: 'spaced',
      name: '带空格',
      purpose: 'test',
      revision: 0,
      credentials: {
        appId: 'Gg8HejYTkUsEIlG',
        token: 'YV78Pyj1VvqdNGpMJ1pHic0bIBOWMv',
        encodingAESKey: 'q1Os1ZMe0nG28KUEx9lg3HjK7V5QyXvi212fzsgDqgz ',
      },
    };
    sessionStorage.setItem(key, JSON.stringify({ version: 1, value: [profile] }));
  });
  await page.reload();
  await expect(bench.compose).toContainText('第 44 位是空白 U+0020');
  await bench.call();
  await expect(bench.decoded).toContainText('1005');
  await bench.compose.getByRole('button', { name: bench.words.workbench.mend }).click();
  await bench.send();
  await expect(bench.decoded.getByText('你好呀！').first()).toBeVisible();
});

test('the key is in no URL, no request, no console line, and forgetting removes it everywhere', async ({
  page,
  context,
}) => {
  const seen: string[] = [];
  context.on('request', (request) =>
    seen.push(request.url(), request.postData() ?? '', JSON.stringify(request.headers())),
  );
  context.on('console', (message) => seen.push(message.text()));
  const bench = new WorkbenchPage(page);
  await bench.open();
  await bench.call();
  await bench.chooseApi('dictmsg');
  await bench.call();
  await expect(bench.decoded.getByText('你好呀！').first()).toBeVisible();
  await page.getByRole('tab', { name: bench.words.workbench.sentBytes }).click();
  await expect(bench.request).toContainText('POST');
  const key = 'q1Os1ZMe0nG28KUEx9lg3HjK7V5QyXvi212fzsgDqgz';
  for (const form of [key, encodeURIComponent(key), Buffer.from(key).toString('base64')]) {
    expect(seen.filter((text) => text.includes(form))).toEqual([]);
  }
  expect(page.url()).not.toContain('YV78Pyj1VvqdNGpMJ1pHic0bIBOWMv');
});

test('a profile is created, edited, duplicated, deleted, brought back, switched to, and forgotten', async ({
  page,
}) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  const { credentials } = bench.words.settings;
  await page.goto('/settings/credentials');
  const list = page.getByRole('list', { name: credentials.listLabel });
  await page.getByRole('button', { name: bench.words.shell.newProfile, exact: true }).click();
  await page.getByRole('textbox', { name: credentials.name, exact: true }).fill('订票助手');
  await page.getByRole('textbox', { name: 'APPID' }).fill(MINE.appId);
  await expect(list).toContainText('订票助手');
  await page.getByRole('button', { name: credentials.duplicate }).click();
  await expect(list).toContainText(credentials.copyName('订票助手'));
  await page.getByRole('button', { name: credentials.remove, exact: true }).click();
  // A notice stays for as long as the mouse is on it.
  await page.getByRole('button', { name: bench.words.shell.undo }).hover();
  await expect(list).not.toContainText(credentials.copyName('订票助手'));
  await page.getByRole('button', { name: bench.words.shell.undo }).click();
  await expect(list).toContainText(credentials.copyName('订票助手'));
  await page.getByRole('button', { name: new RegExp(`^${bench.words.shell.profile} `) }).click();
  await page.getByRole('menuitemradio', { name: /示例机器人/ }).click();
  await expect(page).toHaveURL(/profile=sample/);
  await page.reload();
  await expect(list).toContainText('订票助手');
  await page.goto('/settings/data');
  await forgetEverything(page, bench.words);
  const left = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
  expect(left).not.toContain('订票助手');
  expect(left).not.toContain(MINE.appId);
});

test('credentials leave as an encrypted file, everything is forgotten, and the file brings them back', async ({
  page,
  axe,
}) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  const { settings, shell, vault } = bench.words;
  const dialog = page.getByRole('dialog');
  await page.goto('/settings/credentials');
  await page.getByRole('button', { name: shell.newProfile, exact: true }).click();
  await page.getByRole('textbox', { name: settings.credentials.name, exact: true }).fill('带走的助手');
  await page.getByRole('textbox', { name: 'APPID' }).fill(MINE.appId);

  await page.goto('/settings/data');
  await page.getByRole('button', { name: vault.file.export }).click();
  await dialog.getByLabel(vault.passphrase, { exact: true }).fill('a passphrase of the file');
  await dialog.getByLabel(vault.repeat).fill('a passphrase of the file');
  await axe(page);
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: vault.file.save }).click();
  const file = await (await download).path();
  expect(readFileSync(file, 'utf8')).not.toContain('带走的助手');

  await expect(dialog).toHaveCount(0);
  await forgetEverything(page, bench.words);

  await page.goto('/settings/data');
  await page.getByRole('button', { name: vault.file.import }).click();
  await dialog.getByLabel(vault.file.chooseFile).setInputFiles(file);
  await dialog.getByLabel(vault.passphrase).fill('another passphrase');
  await dialog.getByRole('button', { name: vault.file.openFile }).click();
  await expect(dialog).toContainText(vault.file.problems.wrong_passphrase);
  await dialog.getByLabel(vault.passphrase).fill('a passphrase of the file');
  await dialog.getByRole('button', { name: vault.file.openFile }).click();
  await expect(dialog.getByRole('listitem')).toContainText('带走的助手');
  await axe(page);
  await dialog.getByRole('button', { name: vault.file.apply(1) }).click();
  await expect(dialog).toHaveCount(0);
  await page.goto('/settings/credentials');
  await expect(page.getByRole('list', { name: settings.credentials.listLabel })).toContainText('带走的助手');
});
