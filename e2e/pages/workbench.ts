import { expect, type Locator, type Page } from '@playwright/test';
import { en } from '../../src/i18n/en.ts';
import { zhCN, type Words } from '../../src/i18n/zhCN.ts';
import type { ScenarioId } from '../../src/protocol/scenarios.ts';

export type Language = 'zh-CN' | 'en';

const DICTIONARIES: Record<Language, Words> = { 'zh-CN': zhCN, en };

/** The workbench as a person finds it: by roles and by the words on it. */
export class WorkbenchPage {
  readonly page: Page;
  readonly words: Words;

  constructor(page: Page, language: Language = 'zh-CN') {
    this.page = page;
    this.words = DICTIONARIES[language];
  }

  /** Opens the console past its first screen, in this language. */
  async open(path = '/'): Promise<void> {
    await this.page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${this.words === en ? 'en' : 'zh-CN'}`);
    const skip = this.page.getByRole('button', { name: this.words.firstRun.skip });
    await expect(skip.or(this.compose).first()).toBeVisible();
    if (await skip.isVisible()) await skip.click();
    await expect(this.username).toBeVisible();
  }

  get compose(): Locator {
    return this.page.getByRole('region', { name: this.words.workbench.compose, exact: true });
  }
  get request(): Locator {
    return this.page.getByRole('region', { name: this.words.workbench.request, exact: true });
  }
  get response(): Locator {
    return this.page.getByRole('region', { name: this.words.workbench.response, exact: true });
  }
  get decoded(): Locator {
    return this.page.getByRole('region', { name: this.words.workbench.decoded, exact: true });
  }
  get username(): Locator {
    return this.compose.getByRole('textbox', { name: 'username' });
  }
  get msg(): Locator {
    return this.compose.getByRole('textbox', { name: 'msg', exact: true });
  }
  get sendButton(): Locator {
    const { send, sendEncrypted, resend } = this.words.workbench;
    return this.compose.getByRole('button', { name: new RegExp(`^(${send}|${sendEncrypted}|${resend})`) });
  }
  get cancelButton(): Locator {
    return this.compose.getByRole('button', { name: new RegExp(`^${this.words.workbench.sending}`) });
  }

  async chooseApi(api: 'message' | 'dictmsg'): Promise<void> {
    await this.compose.getByRole('radio', { name: new RegExp(api) }).check();
  }

  async chooseEncoding(encoding: 'form' | 'json' | 'url'): Promise<void> {
    const { workbench } = this.words;
    await this.compose
      .getByRole('radiogroup', { name: workbench.encoding })
      .getByRole('radio', { name: workbench.encodings[encoding], exact: true })
      .check();
  }

  async chooseScenario(id: ScenarioId): Promise<void> {
    await this.compose.getByRole('combobox', { name: this.words.workbench.scenario }).selectOption(id);
  }

  async send(): Promise<void> {
    await this.sendButton.click();
  }

  /**
   * Sends, and waits until the call is over. Neither the reply on the wire nor a button that sends says that: the page may
   * not have drawn yet that it is sending, and a press would cancel.
   */
  async call(): Promise<void> {
    const before = await this.#sent();
    await this.send();
    await expect.poll(() => this.#sent()).toBe(before + 1);
  }

  /** How many calls were sent as the page counts them; it does not say so while one is under way. */
  async #sent(): Promise<number> {
    const [before = '', after = ''] = this.words.workbench.sentCount(NaN).split('NaN');
    const told = await this.compose.getByText(new RegExp(`^${before}\\d+${after}$`)).allTextContents();
    return told.length === 0 ? 0 : Number(/\d+/.exec(told[0]!));
  }
}
