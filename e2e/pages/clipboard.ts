import { expect, type Page } from '@playwright/test';

/** What is put on the clipboard by an act: what a button says about it is gone after a moment, and may be missed. */
export async function copied(page: Page, act: () => Promise<unknown>): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await act();
  let text = '';
  const read = async () => (text = await page.evaluate(() => navigator.clipboard.readText()));
  await expect.poll(read).not.toBe('');
  return text;
}
