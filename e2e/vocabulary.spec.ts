import { truncateSync, writeFileSync } from 'node:fs';
import { FILE_LIMIT } from '../src/tables/tableFile.ts';
import { expect, test } from './fixtures.ts';
import { copied } from './pages/clipboard.ts';
import { WorkbenchPage } from './pages/workbench.ts';

/** A hundred thousand lines as a spreadsheet's column has them: one word twice, one with a character nobody sees. */
const COLUMN = Array.from({ length: 100_000 }, (_, i) =>
  i === 70_000 ? '联系人7' : i === 90_000 ? '刘\u200b洋' : `联系人${i}`,
);

class VocabularyPage extends WorkbenchPage {
  word(row: number) {
    return this.compose.getByRole('textbox', { name: `${this.words.workbench.word} ${row}`, exact: true });
  }
  chip(name: string) {
    return this.compose.getByRole('button', { name: new RegExp(`^${name}`) });
  }
  button(name: string) {
    return this.compose.getByRole('button', { name, exact: true });
  }
  /** Puts a text on the clipboard and presses the keys a person presses. */
  async pasteInto(target: ReturnType<VocabularyPage['word']>, text: string) {
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await target.press('Control+v');
  }
  async import(...files: { name: string; content: string | Buffer }[]) {
    await this.compose.locator('input[type=file]').setInputFiles(
      files.map(({ name, content }) => ({
        name,
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(content),
      })),
    );
  }
}

async function opened(page: ConstructorParameters<typeof VocabularyPage>[0]) {
  const bench = new VocabularyPage(page);
  await bench.open();
  await bench.chooseApi('dictmsg');
  await expect(bench.word(1)).toHaveValue('张三');
  return bench;
}

test('a hundred thousand pasted lines are a table, checked, sent and answered, and outlive a reload', async ({
  page,
  axe,
}) => {
  const bench = await opened(page);
  const { vocabulary } = bench.words;
  await bench.pasteInto(bench.word(3), COLUMN.join('\r\n'));
  await expect(bench.chip('your_vocab_name')).toContainText('100,003');
  await expect(bench.button(vocabulary.dedupe(1))).toBeVisible();
  await expect(bench.button(vocabulary.tidy(1))).toBeVisible();
  await axe(page);
  await bench.button(vocabulary.dedupe(1)).click();
  await expect(bench.chip('your_vocab_name')).toContainText('100,002');

  await bench.msg.fill('打电话给联系人99999');
  await bench.chooseEncoding('json');
  const sent = page.waitForRequest((request) => request.url().includes('/openapi/dictmsg/'));
  await bench.send();
  expect((await sent).headers()['content-type']).toBe('application/json');
  await expect(bench.decoded).toContainText('正在呼叫联系人99999');
  await expect(bench.request).toContainText('{"your_vocab_name":["张三","李四","联系人0"');

  await page.reload();
  await expect(bench.chip('your_vocab_name')).toContainText('100,002');
  await expect(bench.word(1)).toHaveValue('张三');
  await bench.button(vocabulary.search).click();
  await bench.compose.getByRole('searchbox', { name: vocabulary.search }).fill('联系人9999');
  await expect(bench.compose.getByText(vocabulary.filtered(11, 100_002))).toBeVisible();
  await expect(bench.word(10_002)).toHaveValue('联系人9999');
});

test('the JSON of a large vocabulary is read to its last line, copied and saved', async ({ page, axe }) => {
  const bench = await opened(page);
  const { vocabulary, workbench } = bench.words;
  await bench.pasteInto(bench.word(3), COLUMN.slice(0, 20_000).join('\n'));
  await expect(bench.chip('your_vocab_name')).toContainText('20,003');
  await bench.compose.getByRole('radio', { name: 'JSON', exact: true }).first().check();
  const json = bench.compose.getByRole('region', { name: workbench.vocabularyJson });
  await expect(json).toContainText('"your_vocab_name": [');
  await axe(page);
  await json.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
  await expect(json).toContainText('"联系人19999"');
  await json.getByText('"联系人19998"').dblclick();
  const edited = json.getByRole('textbox');
  await edited.fill('联系人');
  await edited.press('Enter');
  await expect(bench.compose).toContainText(vocabulary.jsonWordWrong);
  await edited.fill('"说 \\"好\\""');
  await edited.press('Enter');
  await expect(edited).toBeHidden();
  await expect(json).toContainText('"说 \\"好\\"",');
  await json.press('ArrowDown');
  await json.press('Enter');
  await expect(edited).toHaveValue('"联系人19999"');
  await edited.press('Escape');
  await expect(json).toContainText('"联系人19999"');
  const whole = await copied(page, () => bench.button(vocabulary.copyJson).click());
  expect(JSON.parse(whole)).toHaveProperty(['your_vocab_name', '20002'], '王五');
  const saved = page.waitForEvent('download');
  await bench.button(vocabulary.export('JSON')).click();
  expect((await saved).suggestedFilename()).toBe('vocabularies.json');
});

test('a whole JSON takes the place of a large one, says where it breaks, and is taken back', async ({ page, axe }) => {
  const bench = await opened(page);
  const { vocabulary, workbench, issues } = bench.words;
  await bench.pasteInto(bench.word(3), COLUMN.slice(0, 20_000).join('\n'));
  await expect(bench.chip('your_vocab_name')).toContainText('20,003');
  await bench.compose.getByRole('radio', { name: 'JSON', exact: true }).first().check();
  const json = bench.compose.getByRole('region', { name: workbench.vocabularyJson });
  await json.focus();
  await bench.pasteInto(json, '{"城市": ["北京"],\n"人名" ["张三"]}');
  const broken = issues.draft.not_json({
    field: 'vocabularies',
    code: 'not_json',
    severity: 'error',
    line: 2,
    column: 6,
    near: '["张三"]}',
  });
  await expect(bench.compose).toContainText(vocabulary.problemIn(vocabulary.pastedJson, broken));
  await axe(page);
  await bench.pasteInto(json, JSON.stringify({ 城市: COLUMN.slice(0, 5000), your_vocab_name: ['张三'] }));
  await expect(json).toContainText('"城市": [');
  await expect(bench.request).toContainText('{"城市":["联系人0"');
  await bench.button(vocabulary.undo).click();
  await expect(json).toContainText('"your_vocab_name": [');
  await expect(json).not.toContainText('城市');
  await expect(bench.request).toContainText('{"your_vocab_name":["张三","李四","联系人0"');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), bench.button(vocabulary.replaceJson).click()]);
  await chooser.setFiles({ name: 'few.json', mimeType: 'application/json', buffer: Buffer.from('{"少":["一"]}') });
  await expect(bench.compose.getByRole('textbox', { name: workbench.vocabularyJson })).toHaveValue(/"少"/);
});

test('files are dropped onto the table', async ({ page }) => {
  const bench = await opened(page);
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['北京\n上海\n'], '城市.txt', { type: 'text/plain' }));
    return transfer;
  });
  await bench.word(1).dispatchEvent('dragenter', { dataTransfer: dropped });
  await expect(bench.compose.getByText(bench.words.vocabulary.dropHere)).toBeVisible();
  await bench.word(1).dispatchEvent('drop', { dataTransfer: dropped });
  await expect(bench.chip('城市')).toHaveText(/^城市2$/);
  await expect(bench.compose.getByText(bench.words.vocabulary.dropHere)).toBeHidden();
});

test('the table is worked with the keyboard alone', async ({ page }) => {
  const bench = await opened(page);
  const { vocabulary, workbench } = bench.words;
  await bench.word(2).press('Enter');
  await expect(bench.word(3)).toBeFocused();
  await page.keyboard.type('赵六');
  await expect(bench.request).toContainText('["张三","李四","赵六","王五"]');
  await page.keyboard.press('Control+z');
  await expect(bench.word(3)).toHaveValue('');
  await page.keyboard.press('Control+y');
  await expect(bench.word(3)).toHaveValue('赵六');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bench.compose.getByText(vocabulary.selected(2))).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(bench.request).toContainText('["张三","李四"]');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  const empty = bench.compose.getByRole('textbox', { name: workbench.emptyVocabulary });
  await expect(empty).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(bench.word(2)).toHaveValue('李四');
  await expect(bench.word(1)).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(empty).toBeFocused();
  await page.keyboard.type('孙七');
  await page.keyboard.press('Enter');
  await expect(bench.word(2)).toBeFocused();
  await page.keyboard.type('周八');
  await expect(bench.request).toContainText('["孙七","周八"]');
});

test('a word added while only some are shown is in sight and has the cursor', async ({ page }) => {
  const bench = await opened(page);
  const { vocabulary } = bench.words;
  await bench.button(vocabulary.search).click();
  await bench.compose.getByRole('searchbox', { name: vocabulary.search }).fill('李');
  await expect(bench.word(1)).toBeHidden();
  await bench.word(2).press('Enter');
  await expect(bench.word(3)).toBeFocused();
  await page.keyboard.type('李逵');
  await expect(bench.request).toContainText('["张三","李四","李逵","王五"]');
});

test('the heads of the columns sort, by mouse and by keys, and lead back', async ({ page, axe }) => {
  const bench = await opened(page);
  const { vocabulary, workbench } = bench.words;
  const head = (name: string) => bench.compose.getByRole('columnheader', { name, exact: true });
  await bench.word(2).fill('李四光');
  await expect(head(workbench.word)).toHaveAttribute('aria-sort', 'none');
  await head(workbench.word).click();
  await expect(head(workbench.word)).toHaveAttribute('aria-sort', 'ascending');
  await expect(bench.request).toContainText('["张三","李四光","王五"]');
  await head(workbench.bytes).getByRole('button').press('Enter');
  await head(workbench.bytes).getByRole('button').press('Enter');
  await expect(head(workbench.bytes)).toHaveAttribute('aria-sort', 'descending');
  await expect(head(workbench.word)).toHaveAttribute('aria-sort', 'none');
  await expect(bench.word(1)).toHaveValue('李四光');
  await axe(page);
  await head(workbench.bytes).getByRole('button').press('Enter');
  await expect(head(workbench.bytes)).toHaveAttribute('aria-sort', 'none');
  await expect(bench.word(1)).toHaveValue('张三');
  await bench.button(vocabulary.undo).click();
  await expect(bench.word(1)).toHaveValue('李四光');
  await expect(head(workbench.bytes)).toHaveAttribute('aria-sort', 'descending');
});

test('files of every kind become vocabularies, and what is no file of words says so', async ({ page }, testInfo) => {
  const bench = await opened(page);
  const { vocabulary } = bench.words;
  await bench.import(
    { name: '城市.txt', content: '北京\r\n上海\r\n' },
    { name: 'two.csv', content: '\ufeff歌手,商品\r\n周杰伦,"杯子, 大"\r\n孙燕姿,\r\n' },
    { name: 'more.json', content: '{"__proto__": ["甲"], "城市": ["广州"]}' },
    { name: 'gbk.tsv', content: Buffer.from([0xc3, 0xfb, 0xd7, 0xd6, 0x0a, 0xd5, 0xc5, 0xc8, 0xfd, 0x0a]) },
  );
  for (const [name, count] of [
    ['城市', 3],
    ['歌手', 2],
    ['商品', 1],
    ['__proto__', 1],
    ['gbk', 2],
  ] as const) {
    await expect(bench.chip(name)).toHaveText(new RegExp(`^${name}${count}$`));
  }
  await expect(bench.request).toContainText('"商品":["杯子, 大"]');
  await bench.import({
    name: 'picture.csv',
    content: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  });
  await expect(bench.compose).toContainText(vocabulary.problems.binary);
  await bench.import({ name: 'broken.csv', content: 'a,"b"\n"c,d\n' });
  await expect(bench.compose).toContainText(vocabulary.notes.broken_quotes(2));
  await bench.import({ name: 'long.json', content: JSON.stringify({ '"引号"😀': ['长'.repeat(10_000)] }) });
  await expect(bench.chip('"引号"😀')).toHaveText(/1$/);
  await bench.chip('"引号"😀').click();
  await expect(bench.word(1)).toHaveValue('长'.repeat(10_000));
  const huge = testInfo.outputPath('huge.csv');
  writeFileSync(huge, '');
  truncateSync(huge, 200 * 1024 * 1024);
  await bench.compose.locator('input[type=file]').setInputFiles(huge);
  await expect(bench.compose).toContainText(vocabulary.problems.too_large(200 * 1024 * 1024, FILE_LIMIT));
});

test('what was exported as a spreadsheet comes back the same', async ({ page }) => {
  const bench = await opened(page);
  const { vocabulary } = bench.words;
  await bench.word(1).fill('"引号", 😀 =1+1');
  await expect(bench.request).toContainText('😀');
  await bench.button(vocabulary.more).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: vocabulary.export('XLSX') }).click();
  const path = await (await saved).path();
  await bench.compose.getByRole('textbox', { name: bench.words.workbench.vocabularyName }).fill('旧');
  await bench.compose.locator('input[type=file]').setInputFiles(path);
  await bench.chip('your_vocab_name').click();
  await expect(bench.word(1)).toHaveValue('"引号", 😀 =1+1');
  await expect(bench.word(3)).toHaveValue('王五');
});

test('a set is saved under a name and taken out again', async ({ page, axe }) => {
  const bench = await opened(page);
  const { vocabulary } = bench.words;
  await bench.button(vocabulary.sets).click();
  const dialog = page.getByRole('dialog', { name: vocabulary.sets });
  await dialog.getByRole('textbox', { name: vocabulary.setName }).fill('周一');
  await dialog.getByRole('button', { name: vocabulary.saveSet }).click();
  await expect(dialog).toContainText(vocabulary.setFacts(1, 3));
  await axe(page);
  await page.keyboard.press('Escape');
  await bench.word(1).fill('改过');
  await expect(bench.request).toContainText('改过');
  await page.reload();
  await bench.button(vocabulary.sets).click();
  await dialog.getByRole('button', { name: vocabulary.loadSet }).click();
  await expect(bench.word(1)).toHaveValue('张三');
  await expect(bench.request).toContainText('["张三","李四","王五"]');
});
