import { expect, test } from './fixtures.ts';

test('the dev server shows a console that can send', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /^发送/ }).first().click();
  await expect(page.getByText('你好呀！').first()).toBeVisible();
});
