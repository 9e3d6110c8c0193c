/** The source dictionary. Every other language must satisfy its type, so a missing word does not compile. */
import { issues } from './issues.zh.ts';
import { palette } from './palette.zh.ts';
import { settings } from './settings.zh.ts';
import { shell } from './shell.zh.ts';
import { workbench } from './workbench.zh.ts';

export const zhCN = { shell, palette, workbench, issues, settings };

export type Words = typeof zhCN;
