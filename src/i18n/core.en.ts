import type { CoreWords } from './core.zh.ts';
import { issues } from './issues.en.ts';
import { shell } from './shell.en.ts';
import { workbench } from './workbench.en.ts';

export const core: CoreWords = { shell, workbench, issues };
