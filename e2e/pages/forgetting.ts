import { expect, type Page } from '@playwright/test';
import type { Words } from '../../src/i18n/zhCN.ts';

/** Forgets everything on the settings of data, and waits in every tab for the fresh page that says so. */
export async function forgetEverything(page: Page, { settings: { data } }: Words, others: Page[] = []): Promise<void> {
  const tabs = [page, ...others];
  await page.getByRole('button', { name: data.forget, exact: true }).click();
  // Nothing is asked of the page before: it would be asked between two documents.
  const fresh = Promise.all(tabs.map((tab) => tab.waitForEvent('load')));
  await page.getByRole('dialog').getByRole('button', { name: data.confirmYes }).click();
  await fresh;
  await Promise.all(tabs.map((tab) => expect(tab.getByText(data.forgotten)).toBeVisible()));
}
