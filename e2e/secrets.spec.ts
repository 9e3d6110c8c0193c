import { readFileSync } from 'node:fs';
import { scanForSecrets } from '../src/protocol/secretScan.ts';
import type { APIResponse, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import bots from './bots.json' with { type: 'json' };
import { ChatPage } from './pages/chat.ts';
import { copied } from './pages/clipboard.ts';
import { HistoryPage } from './pages/history.ts';
import { LabPage } from './pages/lab.ts';
import { WorkbenchPage } from './pages/workbench.ts';

// A bot of the person's own: every form of these values can only come from this session.
const MINE = bots.bots[0]!;
const TYPED_KEY = 'Zm9v+QmFy/3Kiej+xdXh/abcDEFghiJKLmno+pq/stU';
const PASTED_TOKEN = 'TokenOfABotThatIsOnlyPasted';

const KEY = { id: 'EncodingAESKey', field: 'encodingAESKey', value: MINE.encodingAESKey } as const;
const TOKEN = { id: 'TOKEN', field: 'token', value: MINE.token } as const;
const OTHERS = [
  { id: 'typed key', field: 'encodingAESKey', value: TYPED_KEY },
  { id: 'pasted TOKEN', field: 'token', value: PASTED_TOKEN },
] as const;
const ALL = [KEY, TOKEN, ...OTHERS];

test('after a session the secrets are where they were put and nowhere else', async ({
  page,
  context,
  expectedLogs,
}) => {
  test.slow();
  expectedLogs.push(/status of 40\d/);
  const urls: string[] = [];
  const bodies: string[] = [];
  const lines: string[] = [];
  const records: Promise<APIResponse>[] = [];
  // The server keeps the latest records only, those of the tests beside this one among them, and forgets with any of them.
  const { launch } = (await (await context.request.get('/proxy/session')).json()) as { launch: string };
  const headers = { 'x-console-launch': launch };
  context.on('requestfinished', (request) => {
    const id = request.headers()['x-console-exchange'];
    if (id) records.push(context.request.get(`/proxy/exchange/${id}`, { headers }));
  });
  context.on('request', (request) => {
    urls.push(request.url());
    bodies.push(request.postData() ?? '');
  });
  context.on('console', (message) => lines.push(message.text()));
  const visited: string[] = [];
  page.on('framenavigated', (frame) => visited.push(frame.url()));

  const bench = new WorkbenchPage(page);
  const { words } = bench;
  const left: Record<string, string> = {};
  const mask = page.getByRole('dialog').getByRole('button', { name: words.door.masked });
  /** A file on its way out: whole when it holds no secret, masked when the door asks. */
  const leaves = async (name: string, act: () => Promise<unknown>) => {
    const saving = page.waitForEvent('download');
    await act();
    const asked = mask.waitFor().then(
      () => 'asked' as const,
      () => 'over' as const,
    );
    if ((await Promise.race([saving, asked])) === 'asked') await mask.click();
    left[name] = readFileSync(await (await saving).path(), 'latin1');
    expect(left[name].length).toBeGreaterThan(0);
  };

  await page.goto('/?lang=zh-CN');
  const block = `APPID: ${MINE.appId}\nTOKEN: ${MINE.token}\nEncodingAESKey: ${MINE.encodingAESKey}`;
  await page.getByRole('textbox').fill(block);
  await page.getByRole('button', { name: words.firstRun.useThem }).click();
  await expect(page.getByRole('textbox', { name: 'APPID' })).toHaveValue(MINE.appId);
  await page.getByRole('link', { name: words.shell.bench }).click();
  await expect(bench.username).toBeVisible();
  // The address names the chosen profile; it is the person's own on every screen.
  await expect(page).toHaveURL(/profile=/);
  const profile = new URL(page.url()).searchParams.get('profile');
  expect(profile).not.toBeNull();
  const goTo = (path: string) => page.goto(`${path}?profile=${profile}`);
  for (const api of ['dictmsg', 'message'] as const) {
    await bench.chooseApi(api);
    await bench.msg.fill('怎么退票');
    await bench.call();
    await expect(bench.decoded).toContainText('在订单里点退票。');
  }
  await bench.chooseScenario('token-invalid');
  await bench.call();
  await expect(bench.decoded.getByText('1001').first()).toBeVisible();
  await bench.chooseScenario('healthy');

  // A copy nobody asked the TOKEN of is held back, and leaves masked.
  left['clipboard'] = await copied(page, async () => {
    await bench.compose.getByRole('button', { name: words.workbench.copyCurl }).click();
    await mask.click();
  });
  await expect(page.getByText(words.workbench.copiedCurl)).toBeVisible();
  await leaves('answer', () => bench.response.getByRole('button', { name: words.response.save }).click());

  const toolbox = page
    .getByRole('navigation', { name: words.shell.nav })
    .getByRole('link', { name: words.shell.toolbox });
  await toolbox.click();
  const pasteBox = page.getByRole('textbox', { name: words.toolbox.paste.label });
  await pasteBox.fill(`https://chatbot.weixin.qq.com/openapi/message/${PASTED_TOKEN}?query=x.y.z`);
  await expect(page.getByText(words.toolbox.sections.paste).first()).toBeVisible();
  await goTo('/toolbox/key');
  await page.getByRole('textbox', { name: words.toolbox.key.field }).fill(TYPED_KEY);

  const chat = new ChatPage(page);
  await goTo('/chat');
  await expect(chat.field).toBeVisible();
  await chat.say('怎么退票', 1);
  await leaves('chat as JSON', () => pick(page, words.chat.save.menu, words.chat.save.json));
  await leaves('chat as Markdown', () => pick(page, words.chat.save.menu, words.chat.save.markdown));

  const lab = new LabPage(page);
  await goTo('/batch');
  await lab.importFile('core.tsv', '怎么退票\t退票\n你好\t退票\n怎么退票\t退票');
  await lab.setRate(0);
  await lab.start.click();
  await lab.ended();
  for (const kind of ['csv', 'json', 'html', 'junit'] as const)
    await leaves(`lab as ${kind}`, () => pick(page, words.lab.exportRun, words.lab.exports[kind]));
  // What the disk holds without the TOKEN is whole for whoever has it.
  await lab.table
    .getByRole('button', { name: new RegExp(words.lab.openRow('1')) })
    .first()
    .click();
  await expect(page.getByRole('complementary')).toContainText('在订单里点退票。');

  const history = new HistoryPage(page);
  await goTo('/history');
  // Three of the bench and one of the chat; a run keeps its own.
  await expect(history.rows).toHaveCount(4);
  await leaves('history as JSON', () => history.choose(words.history.files, words.history.exportOwn('4')));
  await leaves('history as HAR', () => history.choose(words.history.files, words.history.exportHar('4')));
  await history.rows.first().click();
  await expect(history.record).toBeVisible();
  await goTo('/');
  await expect(bench.username).toBeVisible();

  const kept = await page.evaluate(async () => {
    const databases: Record<string, string> = {};
    const text = async (value: unknown): Promise<string> => {
      if (value instanceof Blob) return value.text();
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return new Response(value as BufferSource).text();
      if (Array.isArray(value)) return (await Promise.all(value.map(text))).join('\n');
      if (typeof value === 'object' && value !== null)
        return (await Promise.all(Object.entries(value).map(async ([name, one]) => `${name}=${await text(one)}`))).join(
          '\n',
        );
      return String(value);
    };
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(new Error(name));
      });
      for (const store of db.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve, reject) => {
          const reading = db.transaction(store).objectStore(store).getAll();
          reading.onsuccess = () => resolve(reading.result);
          reading.onerror = () => reject(new Error(store));
        });
        databases[`${name} ${store}`] = await text(rows);
      }
      db.close();
    }
    return {
      databases,
      local: JSON.stringify({ ...localStorage }),
      session: { ...sessionStorage } as Record<string, string>,
    };
  });
  const { 'dialog-console.profiles': profiles = '', ...otherSession } = kept.session;
  const found = (await Promise.all(records)).filter((record) => record.ok());
  expect(found.length).toBeGreaterThan(2);
  const log = await (await context.request.get('/proxy/emulator/log')).text();

  // The tab's profiles are in its session storage by choice, and that is the one place.
  expect(
    scanForSecrets(profiles, [KEY, TOKEN])
      .map(({ secret }) => secret.id)
      .toSorted(),
  ).toEqual(['EncodingAESKey', 'TOKEN']);
  const places: Record<string, string> = {
    ...kept.databases,
    'local storage': kept.local,
    'session storage': JSON.stringify(otherSession),
    'addresses of the page': visited.join('\n'),
    console: lines.join('\n'),
    ...left,
    'records of the proxy': (await Promise.all(found.map((record) => record.text()))).join('\n'),
    'log of the emulator': log,
  };
  expect(Object.keys(kept.databases).length).toBeGreaterThan(0);
  const leaks = Object.entries(places).flatMap(([place, text]) =>
    scanForSecrets(text, ALL).map(({ secret, form }) => `${secret.id} in ${place}: ${form}`),
  );
  expect(leaks).toEqual([]);
  // TOKEN is a part of the address of a call; the key is in no request at all.
  expect(scanForSecrets([...urls, ...bodies].join('\n'), [KEY, ...OTHERS])).toEqual([]);
  const withToken = urls.filter((url) => scanForSecrets(url, [TOKEN]).length > 0);
  expect(withToken.every((url) => new URL(url).pathname.startsWith('/proxy/emulator/openapi/'))).toBe(true);
});

async function pick(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}
