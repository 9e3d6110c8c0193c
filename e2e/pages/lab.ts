import { expect, type Download, type Locator, type Page } from '@playwright/test';
import { en } from '../../src/i18n/en.ts';
import { zhCN, type Words } from '../../src/i18n/zhCN.ts';
import type { ExportKind } from '../../src/features/lab/exportKinds.ts';

/** The lab as a person finds it: by roles and by the words on it. */
export class LabPage {
  readonly page: Page;
  readonly words: Words;

  constructor(page: Page, words: Words = zhCN) {
    this.page = page;
    this.words = words;
  }

  async open(): Promise<void> {
    await this.page.goto(`/batch?lang=${this.words === en ? 'en' : 'zh-CN'}`);
    await expect(this.page.getByRole('heading', { level: 1, name: this.words.lab.title })).toBeVisible();
  }

  get cases(): Locator {
    return this.page.getByRole('region', { name: this.words.lab.cases, exact: true });
  }
  get settings(): Locator {
    return this.page.getByRole('region', { name: this.words.lab.settings, exact: true });
  }
  get runs(): Locator {
    return this.page.getByRole('region', { name: this.words.lab.recent, exact: true });
  }
  get table(): Locator {
    return this.page.getByRole('table', { name: this.words.lab.results, exact: true });
  }
  get progress(): Locator {
    return this.page.getByRole('progressbar', { name: this.words.lab.progress });
  }
  get start(): Locator {
    return this.button(this.words.lab.start);
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Imports a file from its text or bytes. */
  async importFile(name: string, content: string | Buffer): Promise<void> {
    const buffer = typeof content === 'string' ? Buffer.from(content) : content;
    await this.cases.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  }

  async setRate(perSecond: number): Promise<void> {
    await this.settings.getByRole('textbox', { name: this.words.lab.rate }).fill(String(perSecond));
  }

  /** Waits until at least this many rows have an outcome. */
  async reached(rows: number): Promise<void> {
    await expect
      .poll(async () => Number(await this.progress.getAttribute('aria-valuenow')))
      .toBeGreaterThanOrEqual(rows);
  }

  async ended(): Promise<void> {
    await expect(this.page.getByRole('status').getByText(this.words.lab.states.done, { exact: true })).toBeAttached();
  }

  async export(kind: ExportKind): Promise<Download> {
    await this.button(this.words.lab.exportRun).click();
    const saved = this.page.waitForEvent('download');
    await this.page.getByRole('menuitem', { name: this.words.lab.exports[kind], exact: true }).click();
    return saved;
  }
}
