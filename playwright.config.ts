import { defineConfig } from '@playwright/test';
import { launchOptions, rememberedBrowser } from './scripts/browser.mjs';

// scripts/e2e.mjs finds the browser and free ports; the fallbacks serve `npx playwright test` by hand on a built console.
const [builtPort, builtEmulator, devPort, devEmulator] = (process.env.CONSOLE_E2E_PORTS ?? '4273,4274,4275,4276').split(
  ',',
);
const report = process.env.CONSOLE_E2E_REPORT;
const built = `http://127.0.0.1:${builtPort}`;
const dev = `http://127.0.0.1:${devPort}`;
const vite = 'node node_modules/vite/bin/vite.js';
const exact = '--host 127.0.0.1 --strictPort --port';

const shared = { cwd: '.', stdout: 'ignore', stderr: 'pipe', timeout: 180_000, reuseExistingServer: false } as const;
// CI: no browser window is opened. The emulators stay clear of one that a console started by hand has.
const env = (emulator: string | undefined) => ({
  CI: '1',
  CONSOLE_EMULATOR_PORT: emulator ?? '',
  CONSOLE_EMULATOR_BOTS: 'e2e/bots.json',
});

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  forbidOnly: true,
  retries: 0,
  workers: 2,
  fullyParallel: true,
  // Ends a test that waits in vain; a slow or busy machine gets all the time it needs.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: report === undefined ? 'list' : [['list'], ['json', { outputFile: report }]],
  use: {
    launchOptions: launchOptions(rememberedBrowser() ?? {}),
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
    contextOptions: { reducedMotion: 'reduce' },
    permissions: ['clipboard-read', 'clipboard-write'],
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    viewport: { width: 1440, height: 900 },
  },
  projects: [
    { name: 'built', testMatch: '*.spec.ts', testIgnore: '*.dev.spec.ts', use: { baseURL: built } },
    { name: 'dev', testMatch: '*.dev.spec.ts', use: { baseURL: dev } },
  ],
  webServer: [
    { ...shared, command: `${vite} preview ${exact} ${builtPort}`, url: built, env: env(builtEmulator) },
    { ...shared, command: `${vite} ${exact} ${devPort}`, url: dev, env: env(devEmulator) },
  ],
});
