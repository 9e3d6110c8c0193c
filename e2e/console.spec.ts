import { expect, test } from './fixtures.ts';
import { WorkbenchPage, type Language } from './pages/workbench.ts';

const SCREENS = [
  '/',
  '/settings/credentials',
  '/settings/targets',
  '/settings/appearance',
  '/settings/shortcuts',
  '/settings/data',
  '/settings/about',
];

for (const language of ['zh-CN', 'en'] as const satisfies readonly Language[]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${language}, ${colorScheme}`, () => {
      test.use({ colorScheme, locale: language });

      test('every screen is accessible and speaks one language', async ({ page, axe }) => {
        const bench = new WorkbenchPage(page, language);
        await bench.open();
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
        await bench.call();
        await expect(bench.decoded.getByText('你好呀！').first()).toBeVisible();
        for (const path of SCREENS) {
          await page.goto(path);
          await expect(page.getByRole('heading').first()).toBeVisible();
          await axe(page);
        }
      });
    });
  }
}

test('the palette says when nothing matches, and a reader of screens hears it as that', async ({ page, axe }) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: bench.words.shell.search }).fill('zzzz');
  await expect(page.getByText(bench.words.palette.empty)).toBeVisible();
  await axe(page);
});

test('what no action is named after is looked for in the history', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  const { palette, shell, history } = bench.words;
  await bench.open();
  // From another screen, and on the screen itself.
  for (const path of ['/', '/history']) {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: shell.search }).fill(`订票 ${path}`);
    const search = page.getByRole('option', { name: palette.searchHistory(`订票 ${path}`), selected: true });
    await expect(search).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('searchbox', { name: history.search })).toHaveValue(`订票 ${path}`);
    await expect(page).not.toHaveURL(/%E8/);
  }
});

test('between a phone and a desk no head of a pane reaches over another', async ({ page }) => {
  const bench = new WorkbenchPage(page, 'en');
  await page.setViewportSize({ width: 900, height: 900 });
  await bench.open();
  await bench.call();
  await expect(bench.response.getByRole('tab', { name: bench.words.response.headers })).toBeVisible();
  const controls = page.getByRole('tab').or(bench.response.getByRole('button'));
  const reaching = async () => {
    const edge = await bench.response.evaluate((pane) => pane.getBoundingClientRect().right);
    const ends = await controls.evaluateAll((all) => all.map((control) => control.getBoundingClientRect().right));
    return ends.filter((end) => end > edge + 1);
  };
  await expect(controls).not.toHaveCount(0);
  await expect.poll(reaching).toEqual([]);
});

test('on a small tablet the reply is explained beside what was asked', async ({ page, axe }) => {
  const bench = new WorkbenchPage(page, 'en');
  await page.setViewportSize({ width: 768, height: 1024 });
  await bench.open();
  await bench.call();
  await expect(bench.decoded.getByText('你好呀！').first()).toBeVisible();
  await expect(bench.msg).toBeVisible();
  await axe(page);
  await page.getByRole('tab', { name: bench.words.workbench.response }).click();
  await expect(bench.response).toContainText('ans_node_name');
  await page.getByRole('tab', { name: bench.words.workbench.decoded }).click();
  await expect(bench.decoded).toBeVisible();
});

test('the whole job can be done from the keyboard', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  await page.keyboard.press('Alt+2');
  await expect(bench.compose.getByRole('radio', { name: /dictmsg/ })).toBeChecked();
  await page.keyboard.press('Alt+1');
  await expect(bench.compose.getByRole('radio', { name: /message/ })).toBeChecked();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: bench.words.shell.search })).toBeFocused();
  await page.keyboard.type(bench.words.palette.shortcuts.newContext.slice(0, 4));
  const newContext = page.getByRole('option', { name: bench.words.palette.shortcuts.newContext, selected: true });
  await expect(newContext).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(bench.username).toHaveValue(/^u-/);
  await page.keyboard.press('Control+Enter');
  await expect(bench.decoded.getByText('你好呀！').first()).toBeVisible();
  await page.keyboard.press('3');
  await expect(bench.response).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText(bench.words.palette.shortcuts.send);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page).toHaveURL(/\/settings/);
});

test('panes are resized from the keyboard, fold to a spine, and stay so after a reload', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  const handle = page.getByRole('separator', { name: bench.words.shell.resize(bench.words.workbench.request) });
  const before = await handle.evaluate((line) => line.parentElement!.offsetWidth);
  // The line learns how wide its pane is when that has been laid out.
  await expect(handle).toHaveAttribute('aria-valuenow', String(before));
  await handle.focus();
  await page.keyboard.press('ArrowRight');
  await expect(handle).toHaveAttribute('aria-valuenow', String(before + 16));
  await page.getByRole('button', { name: bench.words.shell.collapse(bench.words.workbench.response) }).click();
  const expand = page.getByRole('button', { name: bench.words.shell.expand(bench.words.workbench.response) });
  await expect(expand).toBeVisible();
  await page.reload();
  await expect(expand).toBeVisible();
  await expect(handle).toHaveAttribute('aria-valuenow', String(before + 16));
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('panes are tabs, and message and send stay at hand', async ({ page, axe }) => {
    const bench = new WorkbenchPage(page);
    await page.goto('/?lang=zh-CN');
    const sendExample = page.getByRole('button', { name: bench.words.firstRun.send });
    await expect(sendExample).toBeVisible();
    await axe(page);
    await sendExample.click();
    await expect(bench.decoded.getByText('你好呀！').first()).toBeVisible();
    await axe(page);
    await page.getByRole('tab', { name: bench.words.workbench.request }).click();
    await expect(bench.request).toContainText('eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9');
    await page.getByRole('textbox', { name: /^msg/ }).fill('北京今天天气');
    await page.getByRole('button', { name: bench.words.workbench.send, exact: true }).click();
    await expect(bench.decoded).toContainText('天气');
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(overflow).toBeLessThanOrEqual(0);
  });

  test('a tab has its place on the page while what it shows is still on its way', async ({ page, axe }) => {
    const bench = new WorkbenchPage(page);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/ResponsePane-[^/]*\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await bench.open();
    await page.getByRole('tab', { name: bench.words.workbench.response }).click();
    await expect(page.getByRole('tabpanel', { name: bench.words.workbench.response })).toBeAttached();
    await expect(bench.response).toHaveCount(0);
    await axe(page);
    release();
    await expect(bench.response).toBeVisible();
  });

  test('bytes in hex fit, and a finger finds what is pressed in the text', async ({ page, axe }) => {
    const bench = new WorkbenchPage(page);
    await bench.open();
    await bench.chooseApi('dictmsg');
    // 24 pixels each way, or as much room around: what WCAG 2.2 asks for.
    const targets = { runOnly: ['target-size'] };
    await axe(page, targets);
    await page.getByRole('tab', { name: bench.words.workbench.request }).click();
    const hex = page.getByRole('group', { name: bench.words.workbench.hexDump });
    await expect.poll(() => hex.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
    await axe(page, targets);
  });
});

test('without a secure context the console says so and what to do', async ({ browser }) => {
  const context = await browser.newContext();
  // What a page opened under a plain name over HTTP has: no Web Crypto.
  await context.addInitScript(() => {
    Object.defineProperty(window, 'isSecureContext', { value: false });
    Object.defineProperty(crypto, 'subtle', { value: undefined });
  });
  const page = await context.newPage();
  await page.goto('/?lang=zh-CN');
  await expect(page.getByRole('alert')).toContainText('http://localhost');
  await context.close();
});

test('blocked storage is said, and the console works without it', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  });
  const bench = new WorkbenchPage(page);
  await bench.open();
  await bench.call();
  await expect(bench.decoded.getByText('你好呀！').first()).toBeVisible();
  await expect(page.getByRole('alert')).toContainText(bench.words.shell.storageBlocked);
});

test('full storage is said, and nothing typed is lost from the page', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  await bench.open();
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await bench.msg.fill('还在');
  await expect(page.getByRole('alert')).toContainText(bench.words.shell.storageFull);
  await expect(bench.msg).toHaveValue('还在');
});

test.describe('a broken connection', () => {
  test.use({ expectedLogs: [/net::ERR/] });

  test('a dev server stopped in mid-send is told from a failing bot', async ({ page }) => {
    const bench = new WorkbenchPage(page);
    await bench.open();
    await page.route('**/proxy/emulator/**', (route) => route.abort('connectionrefused'));
    await bench.call();
    await expect(bench.response).toContainText(bench.words.issues.failure.proxy_unreachable.title);
    await page.unroute('**/proxy/emulator/**');
    await bench.call();
    await expect(bench.decoded.getByText('你好呀！').first()).toBeVisible();
  });
});
