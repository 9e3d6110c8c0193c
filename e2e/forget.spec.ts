import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './pages/workbench.ts';

test('forgetting everything reaches every tab: storages, databases, what is on screen and calls on their way', async ({
  page,
  context,
}) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  const other = await context.newPage();
  const there = new WorkbenchPage(other);
  await there.open();
  await there.msg.fill('只在另一个标签页里的话');
  await there.call();
  await there.chooseScenario('slow');
  await there.send();

  const { data } = bench.words.settings;
  await page.goto('/settings/data');
  await page.getByRole('button', { name: data.forget, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: data.confirmYes }).click();
  for (const tab of [page, other]) {
    await expect(tab.getByText(data.forgotten)).toBeVisible();
    const left = await tab.evaluate(async () => {
      const databases = await indexedDB.databases();
      return JSON.stringify([{ ...sessionStorage }, { ...localStorage }, databases]);
    });
    expect(left).not.toContain('只在另一个标签页里的话');
    expect(left).not.toContain('dialog-console.vault');
  }
  await expect(there.msg).not.toHaveValue('只在另一个标签页里的话');
});
