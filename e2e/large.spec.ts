import { expect, test } from './fixtures.ts';
import { copied } from './pages/clipboard.ts';
import { WorkbenchPage } from './pages/workbench.ts';

const ITEM = JSON.stringify({ ans_node_id: 6666, content: '你好呀！', msg_type: 'text', status: 'FAQ' });
const END = 'the-very-last-row';

/** A reply of about so many bytes. */
function replyOf(bytes: number): string {
  const items = Array.from({ length: Math.ceil(bytes / (ITEM.length + 9)) }, () => ITEM).join(',');
  return `{"answer":"你好呀！","answer_type":"text","msg":[${items}],"ret":0,"status":"FAQ","rid":"${END}"}`;
}

test('a reply of 50 MB is read, searched, folded and scrolled to its end, and the page goes on answering', async ({
  page,
}) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  await page.route('**/proxy/emulator/**', (route) =>
    route.fulfill({ contentType: 'application/json', body: replyOf(50_000_000) }),
  );
  await bench.call();
  const { response, decoded } = bench.words;
  const tree = bench.response.getByRole('tree', { name: response.json });
  await expect(tree.getByRole('treeitem').first()).toBeVisible();
  await expect(bench.response).toContainText(/\d\d(\.\d)? MB/);

  // Scaled scrolling: the last row lies beyond the tallest element a browser draws.
  const end = tree.getByText(END);
  await expect(async () => {
    await tree.evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await expect(end).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });

  await bench.response.getByRole('button', { name: response.find }).click();
  await bench.response.getByRole('textbox', { name: response.find }).fill('very-last');
  await expect(bench.response.getByText('1 / 1', { exact: true })).toBeVisible();
  await bench.response.getByRole('button', { name: response.closeFind }).click();

  await tree.evaluate((box) => box.scrollTo(0, 0));
  await tree.getByText('"msg": [').hover();
  const path = await copied(page, () => bench.response.getByRole('button', { name: response.copyPath }).click());
  expect(path).toBe('/msg');

  // The decoded pane explains the beginning and says so.
  await expect(bench.decoded.getByText(decoded.readInPart('').slice(0, 8))).toBeVisible();
  await expect(bench.decoded).toContainText('你好呀！');

  await bench.response.getByRole('radio', { name: response.viewNames.tree }).check();
  const folded = bench.response.getByRole('tree', { name: response.treeLabel }).getByRole('treeitem');
  await expect(folded.nth(4)).toHaveAttribute('aria-expanded', 'false');
  await bench.response.getByRole('radio', { name: response.viewNames.raw }).check();
  await expect(bench.response.getByRole('group', { name: response.rawLabel })).toContainText('{"answer"');
  await bench.response.getByRole('radio', { name: response.viewNames.bytes }).check();
  await expect(bench.response.getByRole('group', { name: response.bytesLabel })).toContainText('7b 22 61 6e');
});

test('a long list is explained to its end, and a row too long for the pane is read in full', async ({ page, axe }) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  const items = Array.from({ length: 1_230 }, (_, i) => ({ content: `第 ${i} 条`, status: 'FAQ', ans_node_id: i }));
  const long = `${'很长的一句话，'.repeat(2_000)}到此为止`;
  await page.route('**/proxy/emulator/**', (route) =>
    route.fulfill({
      contentType: 'application/json',
      body: JSON.stringify({ ret: 0, answer: '好', article: long, msg: items, rid: END }, null, 4),
    }),
  );
  await bench.call();
  const { response, decoded } = bench.words;
  const messages = bench.decoded.getByRole('table', { name: decoded.candidates });
  await expect(messages.getByRole('row')).toHaveCount(21);
  await bench.decoded.getByRole('button', { name: decoded.more('80') }).click();
  await bench.decoded
    .getByRole('button', { name: decoded.further('', '1,130') })
    .first()
    .click();
  await expect(messages.getByRole('row')).toHaveCount(201);
  await expect(messages).toContainText('第 199 条');
  await bench.decoded
    .getByRole('button', { name: decoded.further('', '1,030') })
    .first()
    .click();
  await expect(messages).toContainText('第 299 条');
  await messages.getByRole('row').last().getByRole('button').click();
  await expect(bench.response.getByRole('treeitem', { selected: true })).toContainText('{');

  const tree = bench.response.getByRole('tree', { name: response.json });
  await tree.evaluate((box) => box.scrollTo(0, 0));
  await tree.getByRole('button', { name: response.wholeRow }).click();
  const whole = bench.response.getByRole('region', { name: response.rowInFull('4') });
  await expect(whole).toContainText('到此为止');
  await expect.poll(() => whole.evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true);
  await axe(page);
  await page.keyboard.press('Escape');
  await expect(whole).toBeHidden();
});

test('a reply of some megabytes passes every rule of accessibility in each of its views', async ({ page, axe }) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  await bench.chooseScenario('huge');
  await bench.call();
  const { response } = bench.words;
  await expect(bench.response.getByRole('treeitem').first()).toBeVisible();
  for (const view of [response.viewNames.tree, response.viewNames.raw, response.viewNames.bytes]) {
    await axe(page);
    await bench.response.getByRole('radio', { name: view }).check();
  }
  await axe(page);
});

test('what is folded in a large reply is folded when its view comes back, and nothing is missing below', async ({
  page,
}) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  await page.route('**/proxy/emulator/**', (route) =>
    route.fulfill({ contentType: 'application/json', body: replyOf(2_000_000) }),
  );
  await bench.call();
  const { response } = bench.words;
  const tree = bench.response.getByRole('tree', { name: response.json });
  const list = tree.getByRole('treeitem', { name: /"msg"/ });
  await list.locator('svg').click();
  await expect(list).toHaveAttribute('aria-expanded', 'false');
  await expect(tree.getByText(END)).toBeVisible();
  await bench.response.getByRole('radio', { name: response.viewNames.tree }).check();
  await bench.response.getByRole('radio', { name: response.viewNames.pretty }).check();
  await expect(list).toHaveAttribute('aria-expanded', 'false');
  await expect(tree.getByText(END)).toBeVisible();
  // No room is kept for rows that are folded away.
  await expect.poll(() => tree.evaluate((box) => box.scrollHeight <= box.clientHeight)).toBe(true);
});
