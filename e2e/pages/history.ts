import type { Locator, Page } from '@playwright/test';
import { en } from '../../src/i18n/en.ts';
import { zhCN, type Words } from '../../src/i18n/zhCN.ts';
import type { Language } from './workbench.ts';

/** The history as a person finds it. */
export class HistoryPage {
  readonly page: Page;
  readonly words: Words;

  constructor(page: Page, language: Language = 'zh-CN') {
    this.page = page;
    this.words = language === 'en' ? en : zhCN;
  }

  async open(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: this.words.shell.nav })
      .getByRole('link', { name: this.words.shell.history })
      .click();
  }

  get list(): Locator {
    return this.page.getByRole('list', { name: this.words.history.list });
  }
  /** Calls in the list, the newest first. */
  get rows(): Locator {
    return this.list.getByRole('button');
  }
  /** The record that is taken apart. */
  get record(): Locator {
    return this.page.locator('#exchange-view');
  }
  get search(): Locator {
    return this.page.getByRole('searchbox', { name: this.words.history.search });
  }
  get comparison(): Locator {
    return this.page.getByRole('region', { name: this.words.history.compareTitle });
  }
  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Opens a list of choices and takes one. */
  async choose(menu: string, item: string): Promise<void> {
    await this.page.getByRole('button', { name: menu, exact: true }).click();
    const list = this.page.getByRole('menu', { name: menu });
    const named = { name: item };
    await list.getByRole('menuitem', named).or(list.getByRole('menuitemradio', named)).click();
  }
}
