import type { Locator, Page } from '@playwright/test';
import { en } from '../../src/i18n/en.ts';
import { zhCN, type Words } from '../../src/i18n/zhCN.ts';

type Language = 'zh-CN' | 'en';
type Section = keyof Words['toolbox']['sections'];

const DICTIONARIES: Record<Language, Words> = { 'zh-CN': zhCN, en };

/** The toolbox as a person finds it: by roles and by the words on it. */
export class ToolboxPage {
  readonly page: Page;
  readonly language: Language;
  readonly words: Words;

  constructor(page: Page, language: Language = 'zh-CN') {
    this.page = page;
    this.language = language;
    this.words = DICTIONARIES[language];
  }

  async open(section?: Section): Promise<void> {
    await this.page.goto(`/toolbox${section ? `/${section}` : ''}?lang=${this.language}`);
    await this.tools
      .or(this.heading(section ?? 'paste'))
      .first()
      .waitFor();
  }

  heading(section: Section): Locator {
    return this.page.getByRole('heading', { level: 1, name: this.words.toolbox.sections[section] });
  }
  get tools(): Locator {
    return this.page.getByRole('navigation', { name: this.words.toolbox.navigation });
  }
  get box(): Locator {
    return this.page.getByRole('textbox', { name: this.words.toolbox.paste.label });
  }
  get verdict(): Locator {
    return this.page.getByRole('region', { name: this.words.toolbox.paste.verdict, exact: true });
  }
  get steps(): Locator {
    return this.page.getByRole('region', { name: this.words.toolbox.paste.steps, exact: true });
  }
  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }
}
