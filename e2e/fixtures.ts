import { test as base, expect, type ConsoleMessage, type Page, type Request } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** What a page did that no page of ours may do. */
export interface Misdeeds {
  /** Console errors and warnings, and exceptions nobody caught. */
  logged: string[];
  /** Requests that would have left this machine. */
  outside: string[];
}

interface Fixtures {
  /** Watches every page of the test; one that logs an error or calls elsewhere fails it. */
  misdeeds: Misdeeds;
  /** Console texts the test provokes on purpose, e.g. the browser's own line about an HTTP 502. */
  expectedLogs: RegExp[];
  /** Fails on any accessibility violation of the page as it stands, and on any rule that could not be run. */
  axe: (page: Page, options?: RunOptions) => Promise<void>;
}

export const test = base.extend<Fixtures>({
  expectedLogs: [[], { option: true }],
  misdeeds: [
    async ({ context, expectedLogs }, use) => {
      const misdeeds: Misdeeds = { logged: [], outside: [] };
      const note = (text: string): void => {
        if (!expectedLogs.some((expected) => expected.test(text))) misdeeds.logged.push(text);
      };
      context.on('console', (message: ConsoleMessage) => {
        if (message.type() === 'error' || message.type() === 'warning') note(`${message.type()}: ${message.text()}`);
      });
      context.on('weberror', (error) => note(`uncaught: ${error.error().stack ?? error.error().message}`));
      context.on('request', (request: Request) => {
        const { hostname, protocol } = new URL(request.url());
        if (/^(https?|wss?):$/.test(protocol) && !LOOPBACK.has(hostname)) misdeeds.outside.push(request.url());
      });
      await use(misdeeds);
      expect(misdeeds).toEqual({ logged: [], outside: [] });
    },
    { auto: true },
  ],
  axe: async ({}, use) => {
    await use(expectNoViolations);
  },
});

export { expect };

async function expectNoViolations(page: Page, options: RunOptions = {}): Promise<void> {
  const loaded = await page.evaluate(() => 'axe' in window);
  // Evaluated, not added as a tag: no content security policy is in the way.
  if (!loaded) await page.evaluate(AXE);
  const results = await page.evaluate(async (run) => {
    const { axe } = window as unknown as { axe: { run(options: unknown): Promise<AxeResults> } };
    return axe.run(run);
  }, options);
  const violations = results.violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`),
  }));
  // A rule that throws is reported as incomplete: axe would otherwise pass a page it never looked at.
  const errored = results.incomplete.filter(({ nodes }) =>
    nodes.some(({ any, all, none }) => [...any, ...all, ...none].some(({ id }) => id === 'error-occurred')),
  );
  expect({ violations, errored: errored.map(({ id }) => id) }).toEqual({ violations: [], errored: [] });
}
