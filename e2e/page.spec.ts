import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './pages/workbench.ts';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('the page forbids inline script, script made from text, foreign hosts, frames and telling where it came from', async ({
  page,
  expectedLogs,
}) => {
  expectedLogs.push(/Content Security Policy|TrustedScript|TrustedHTML|requires an? '?Trusted/i);
  const response = await page.goto('/?lang=zh-CN');
  const headers = response!.headers();
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const policy = headers['content-security-policy']!;
  expect(policy).toContain("frame-ancestors 'none'");
  // The built file says the same by itself, wherever it is served from.
  const own = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).toContain(own!);
  const tried = await page.evaluate(async () => {
    const attempt = (work: () => unknown) => {
      try {
        work();
        return 'done';
      } catch (error) {
        return error instanceof Error ? error.name : 'refused';
      }
    };
    const inline = document.createElement('script');
    const attached = attempt(() => {
      inline.text = 'window.intruder = true';
      document.head.append(inline);
    });
    return {
      markup: attempt(() => (document.body.innerHTML = '<b>x</b>')),
      worker: attempt(() => new Worker('https://elsewhere.example/worker.js')),
      attached,
      ran: 'intruder' in window,
      called: await fetch('https://elsewhere.example/').then(
        () => 'done',
        () => 'refused',
      ),
    };
  });
  expect(tried).toEqual({
    markup: 'TypeError',
    worker: 'TypeError',
    attached: 'TypeError',
    ran: false,
    called: 'refused',
  });
});

test('a picture of another host appears after a press, in a frame that may do nothing else', async ({ page }) => {
  const asked: string[] = [];
  const host = createServer((request, reply) => {
    asked.push(`${request.url} ${request.headers.referer ?? 'no referrer'}`);
    reply.setHeader('content-type', 'image/png').end(PIXEL);
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  const { port } = host.address() as AddressInfo;
  const bench = new WorkbenchPage(page);
  await bench.open();
  await page.route('**/proxy/emulator/openapi/**', (route) =>
    route.fulfill({
      json: {
        answer: JSON.stringify({ image: { url: `http://127.0.0.1:${port}/p.png` } }),
        answer_type: 'text',
        msg: [],
      },
    }),
  );
  await bench.call();
  const button = bench.decoded.getByRole('button', { name: bench.words.decoded.picture(`127.0.0.1:${port}`) });
  await expect(button.first()).toBeVisible();
  expect(asked).toEqual([]);
  await button.first().click();
  const frame = bench.decoded.locator('iframe');
  await expect(frame).toHaveAttribute('sandbox', 'allow-scripts');
  await expect(frame.contentFrame().locator('img')).toBeVisible();
  await expect.poll(() => asked).toEqual(['/p.png no referrer']);
  host.close();
});
