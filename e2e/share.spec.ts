import { expect, test } from './fixtures.ts';
import { copied } from './pages/clipboard.ts';
import { WorkbenchPage } from './pages/workbench.ts';

test('a call travels as a link: shown first, then in the workbench, and nothing of it reaches a server', async ({
  page,
  context,
  axe,
}) => {
  const urls: string[] = [];
  context.on('request', (request) => urls.push(request.url()));
  const bench = new WorkbenchPage(page);
  await bench.open();
  await bench.msg.fill('分享出去的话');
  const link = await copied(page, () =>
    bench.compose.getByRole('button', { name: bench.words.workbench.copyLink }).click(),
  );
  await expect(page.getByText(bench.words.share.made)).toBeVisible();
  expect(link).toMatch(/\/#share=1\./);
  const other = await context.newPage();
  await other.goto(link);
  const dialog = other.getByRole('dialog', { name: bench.words.share.openTitle });
  await expect(dialog).toContainText('分享出去的话');
  await axe(other);
  await dialog.getByRole('button', { name: bench.words.share.replace }).click();
  await expect(new WorkbenchPage(other).msg).toHaveValue('分享出去的话');
  expect(other.url()).not.toContain('share=');
  expect(urls.filter((url) => url.includes('share='))).toEqual([]);
  await other.goto('/#share=1.broken');
  await expect(other.getByText(bench.words.share.refusals.not_a_link)).toBeVisible();
});
