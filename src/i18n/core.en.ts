import type { CoreWords } from './core.zh.ts';
import { frame } from './frame.en.ts';
import { issues } from './issues.en.ts';
import { workbench } from './workbench.en.ts';

export const core: CoreWords = { ...frame, workbench, issues };
