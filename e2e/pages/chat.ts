import { expect, type Locator, type Page } from '@playwright/test';
import { en } from '../../src/i18n/en.ts';
import { zhCN, type Words } from '../../src/i18n/zhCN.ts';
import type { ScenarioId } from '../../src/protocol/scenarios.ts';

type Language = 'zh-CN' | 'en';

const DICTIONARIES: Record<Language, Words> = { 'zh-CN': zhCN, en };

/** The chat as a person finds it: by roles and by the words on it. */
export class ChatPage {
  readonly page: Page;
  readonly language: Language;
  readonly words: Words;

  constructor(page: Page, language: Language = 'zh-CN') {
    this.page = page;
    this.language = language;
    this.words = DICTIONARIES[language];
  }

  async open(): Promise<void> {
    await this.page.goto(`/chat?lang=${this.language}`);
    await expect(this.field).toBeVisible();
  }

  get field(): Locator {
    return this.page.getByRole('textbox', { name: this.words.chat.compose });
  }
  get list(): Locator {
    return this.page.getByRole('navigation', { name: this.words.chat.conversations });
  }
  get inspector(): Locator {
    return this.page.getByRole('complementary', { name: this.words.chat.inspector });
  }
  get presenter(): Locator {
    return this.page.getByRole('dialog', { name: this.words.chat.presenter.title });
  }
  get log(): Locator {
    return this.page.getByRole('log', { name: this.words.chat.phone });
  }
  turn(number: number): Locator {
    return this.page.getByRole('article', { name: this.words.chat.turn(String(number)), exact: true });
  }
  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name });
  }

  /** Says something and waits until turn `number` is no longer waiting. */
  async say(text: string, number: number): Promise<void> {
    await this.field.fill(text);
    await this.field.press('Enter');
    await this.answered(number);
  }

  async answered(number: number): Promise<void> {
    await expect(this.turn(number)).toBeVisible();
    await expect(this.turn(number).getByText(this.words.chat.typing)).toHaveCount(0);
  }

  async chooseScenario(id: ScenarioId): Promise<void> {
    const { chat } = this.words;
    await this.button(chat.settings).click();
    const dialog = this.dialog(chat.lane.title);
    await dialog.getByRole('combobox', { name: chat.lane.scenario }).selectOption(id);
    await dialog.getByRole('button', { name: chat.lane.save }).click();
    await expect(dialog).toHaveCount(0);
  }

  async save(item: string, menu: string): Promise<string> {
    const downloading = this.page.waitForEvent('download');
    await this.button(menu).click();
    await this.page.getByRole('menuitem', { name: item }).click();
    return (await downloading).path();
  }
}
