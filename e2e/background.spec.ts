import { zhCN } from '../src/i18n/zhCN.ts';
import { expect, test } from './fixtures.ts';
import { KEPT_AWAKE, openTab } from './pages/backgroundTab.ts';

const ROWS = 40;

test('a run goes on to its end in a tab that nobody looks at', async ({ playwright, baseURL }) => {
  const { launchOptions } = test.info().project.use;
  const browser = await playwright.chromium.launch({ ...launchOptions, ignoreDefaultArgs: KEPT_AWAKE });
  try {
    const tab = await openTab(browser, `${baseURL}/batch?lang=zh-CN`);
    const { lab } = zhCN;
    const visibility = () => tab.evaluate('document.visibilityState');
    const button = (name: string) =>
      `[...document.querySelectorAll('button')].find((one) => one.textContent === ${JSON.stringify(name)})`;
    await tab.show();
    await expect.poll(() => tab.evaluate(`document.querySelector('h1')?.textContent`)).toBe(lab.title);
    await tab.evaluate(`(() => {
      const input = document.querySelector('input[type=file]');
      const files = new DataTransfer();
      files.items.add(new File([${JSON.stringify('你好\t小薇兄你好\n'.repeat(ROWS))}], 'core.tsv'));
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    await expect.poll(() => tab.evaluate(`${button(lab.start)}?.disabled`)).toBe(false);

    // Looked at no more before it starts, so that not one row is sent in front of anybody.
    await tab.hide();
    await expect.poll(visibility).toBe('hidden');
    await tab.evaluate(`${button(lab.start)}.click()`);
    const bar = `document.querySelector('[role=progressbar]')`;
    await expect.poll(() => tab.evaluate(`${bar}?.getAttribute('aria-valuenow')`)).toBe(String(ROWS));
    await expect
      .poll(() => tab.evaluate(`document.querySelector('header [role=status]')?.textContent`))
      .toBe(lab.states.done);
    expect(await visibility()).toBe('hidden');

    // Whoever comes back finds it drawn.
    await tab.show();
    await expect
      .poll(() => tab.evaluate(`document.querySelectorAll('[role=table] [role=row]').length`))
      .toBeGreaterThan(5);
  } finally {
    await browser.close();
  }
});
