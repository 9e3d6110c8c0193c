import { issues } from './issues.en.ts';
import { palette } from './palette.en.ts';
import { response } from './response.en.ts';
import { settings } from './settings.en.ts';
import { shell } from './shell.en.ts';
import { workbench } from './workbench.en.ts';
import type { Words } from './zhCN.ts';

export const en: Words = { shell, palette, workbench, issues, settings, response };
