import { readFileSync } from 'node:fs';
import { scanForSecrets } from '../src/protocol/secretScan.ts';
import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './pages/workbench.ts';

// A bot the emulator does not know, so that every form of these values can only come from this session.
const MINE = {
  appId: 'TicketBot000001',
  token: 'TicketBotTokenThatNobodyKnows1',
  key: 'Tk9v+YmFy/2Jhei+xdXg/abcDEFghiJKLmno+pq/stW',
};
const KEY = { id: 'EncodingAESKey', field: 'encodingAESKey', value: MINE.key } as const;
const TOKEN = { id: 'TOKEN', field: 'token', value: MINE.token } as const;

test('after a session the secrets are where they were put and nowhere else', async ({
  page,
  context,
  expectedLogs,
}) => {
  test.setTimeout(90_000);
  expectedLogs.push(/status of 40\d/);
  const urls: string[] = [];
  const bodies: string[] = [];
  const lines: string[] = [];
  context.on('request', (request) => {
    urls.push(request.url());
    bodies.push(request.postData() ?? '');
  });
  context.on('console', (message) => lines.push(message.text()));
  const visited: string[] = [];
  page.on('framenavigated', (frame) => visited.push(frame.url()));

  const bench = new WorkbenchPage(page);
  await page.goto('/?lang=zh-CN');
  await page.getByRole('textbox').fill(`APPID: ${MINE.appId}\nTOKEN: ${MINE.token}\nEncodingAESKey: ${MINE.key}`);
  await page.getByRole('button', { name: bench.words.firstRun.useThem }).click();
  await expect(page.getByRole('textbox', { name: 'APPID' })).toHaveValue(MINE.appId);
  await page.getByRole('link', { name: bench.words.shell.bench }).click();
  for (const api of ['dictmsg', 'message'] as const) {
    await bench.chooseApi(api);
    await bench.send();
    await expect(bench.decoded.getByText('1001').first()).toBeVisible();
  }
  // A copy nobody asked the TOKEN of is held back, and leaves masked.
  await bench.compose.getByRole('button', { name: bench.words.workbench.copyCurl }).click();
  await page.getByRole('dialog').getByRole('button', { name: bench.words.door.masked }).click();
  await expect(page.getByText(bench.words.workbench.copiedCurl)).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const saving = page.waitForEvent('download');
  await bench.response.getByRole('button', { name: bench.words.response.save }).click();
  const saved = readFileSync(await (await saving).path(), 'latin1');
  await page.goto('/toolbox/key');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto('/');
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
    clipboard: copied,
    download: saved,
    'log of the emulator': log,
  };
  expect(Object.keys(kept.databases).length).toBeGreaterThan(0);
  const leaks = Object.entries(places).flatMap(([place, text]) =>
    scanForSecrets(text, [KEY, TOKEN]).map(({ secret, form }) => `${secret.id} in ${place}: ${form}`),
  );
  expect(leaks).toEqual([]);
  // TOKEN is a part of the address of a call; the key is in no request at all.
  expect(scanForSecrets([...urls, ...bodies].join('\n'), [KEY])).toEqual([]);
  const withToken = urls.filter((url) => scanForSecrets(url, [TOKEN]).length > 0);
  expect(withToken.every((url) => new URL(url).pathname.startsWith('/proxy/emulator/openapi/'))).toBe(true);
});
