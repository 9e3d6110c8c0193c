import { decoded } from './decoded.en.ts';
import { fields } from './fields.en.ts';
import { findings } from './findings.en.ts';
import { issues } from './issues.en.ts';
import { palette } from './palette.en.ts';
import { response } from './response.en.ts';
import { settings } from './settings.en.ts';
import { shell } from './shell.en.ts';
import { workbench } from './workbench.en.ts';
import type { Words } from './zhCN.ts';

export const en: Words = { shell, palette, workbench, issues, settings, response, decoded, fields, findings };
