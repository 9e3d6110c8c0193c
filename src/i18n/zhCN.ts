/** The source dictionary. Every other language must satisfy its type, so a missing word does not compile. */
import { decoded } from './decoded.zh.ts';
import { fields } from './fields.zh.ts';
import { findings } from './findings.zh.ts';
import { issues } from './issues.zh.ts';
import { palette } from './palette.zh.ts';
import { response } from './response.zh.ts';
import { settings } from './settings.zh.ts';
import { shell } from './shell.zh.ts';
import { workbench } from './workbench.zh.ts';

export const zhCN = { shell, palette, workbench, issues, settings, response, decoded, fields, findings };

export type Words = typeof zhCN;
