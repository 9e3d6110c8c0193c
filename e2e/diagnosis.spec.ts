import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { copied } from './pages/clipboard.ts';
import { WorkbenchPage } from './pages/workbench.ts';

const RIGHT = {
  appId: 'Gg8HejYTkUsEIlG',
  token: 'YV78Pyj1VvqdNGpMJ1pHic0bIBOWMv',
  encodingAESKey: 'q1Os1ZMe0nG28KUEx9lg3HjK7V5QyXvi212fzsgDqgz',
};
const RIGHT_SIGNATURE = 'qCuHP80mwJCZc_Tnj3EYEJcQq8b7KC7fEGagHrnpolc';
const ANSWER = '你好呀！';

async function openWith(page: Page, credentials: Partial<typeof RIGHT>, language?: 'en'): Promise<WorkbenchPage> {
  const bench = new WorkbenchPage(page, language);
  await bench.open('/');
  await page.evaluate(
    (value) => {
      sessionStorage.setItem('dialog-console.profiles', JSON.stringify({ version: 1, value }));
    },
    [{ id: 'mine', name: '客服', purpose: 'test', revision: 0, credentials: { ...RIGHT, ...credentials } }],
  );
  await page.reload();
  await expect(bench.username).toBeVisible();
  return bench;
}

test('a refused call shows its cause and the right signature; Alt Enter mends and resends, undo brings the key back', async ({
  page,
  axe,
}) => {
  const bench = await openWith(page, { encodingAESKey: `${RIGHT.encodingAESKey} ` });
  const { diagnosis, shell } = bench.words;
  await bench.call();
  const cause = bench.decoded
    .getByRole('listitem')
    .filter({ hasText: diagnosis.shapes.surrounding_space('encodingAESKey', 43) });
  await expect(cause.getByText(diagnosis.certainties.proven)).toBeVisible();
  await expect(bench.request.getByText(RIGHT_SIGNATURE)).toBeVisible();
  await expect(bench.decoded).not.toContainText(RIGHT.encodingAESKey);
  await axe(page);
  await page.keyboard.press('Alt+Enter');
  // A notice stays for as long as the mouse is on it.
  await page.getByRole('button', { name: shell.undo }).hover();
  await expect(bench.decoded.getByText(ANSWER).first()).toBeVisible();
  await expect(bench.request.getByText(diagnosis.right, { exact: true })).toBeHidden();
  await page.getByRole('button', { name: shell.undo }).click();
  await expect(bench.compose).toContainText('U+0020');
});

test('the red station carries the reason and the press that mends it', async ({ page, axe }) => {
  const bench = await openWith(page, { appId: RIGHT.token, token: RIGHT.appId }, 'en');
  const { diagnosis, workbench } = bench.words;
  await bench.call();
  await expect(bench.decoded).toContainText(diagnosis.swapped(['appId', 'token']));
  const station = page.getByRole('list', { name: workbench.chain }).getByRole('button', { name: /errcode/ });
  await station.click();
  const reason = page.getByRole('dialog', { name: workbench.whyStation('errcode') });
  await expect(reason).toContainText(diagnosis.swapped(['appId', 'token']));
  await axe(page);
  await reason.getByRole('button', { name: diagnosis.resend(diagnosis.swap(['appId', 'token'])) }).click();
  await expect(bench.decoded.getByText(ANSWER).first()).toBeVisible();
  await expect(reason).toBeHidden();
});

test('a scenario that makes every call fail is named, and set back with one press', async ({ page }) => {
  const bench = await openWith(page, {});
  const { diagnosis } = bench.words;
  await bench.chooseScenario('signature-invalid');
  await bench.call();
  await expect(bench.decoded).toContainText(diagnosis.scenario);
  await bench.decoded.getByRole('button', { name: diagnosis.resend(diagnosis.playHealthy) }).click();
  await expect(bench.decoded.getByText(ANSWER).first()).toBeVisible();
});

test('a refused call is laid beside the last that went well, and its diagnosis is taken away', async ({
  page,
  axe,
}) => {
  const bench = await openWith(page, {});
  const { diagnosis, history } = bench.words;
  await bench.call();
  await expect(bench.decoded.getByText(ANSWER).first()).toBeVisible();
  await bench.chooseScenario('signature-invalid');
  await bench.call();
  const text = await copied(page, () => bench.decoded.getByRole('button', { name: diagnosis.copy }).click());
  await expect(page.getByText(diagnosis.copied)).toBeVisible();
  expect(text).toContain(diagnosis.scenario);
  expect(text).toContain('1005');
  expect(text).not.toContain(RIGHT.encodingAESKey);
  await axe(page);
  await bench.decoded.getByRole('button', { name: history.compareSuccess }).click();
  await expect(page.getByRole('region', { name: history.list })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('1005');
  await expect(page.getByRole('main')).toContainText(ANSWER);
  await axe(page);
});
