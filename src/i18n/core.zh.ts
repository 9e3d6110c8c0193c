/** What the first screen needs: the frame, compose, request, and what is wrong with them. */
import { issues } from './issues.zh.ts';
import { shell } from './shell.zh.ts';
import { workbench } from './workbench.zh.ts';

export const core = { shell, workbench, issues };

export type CoreWords = typeof core;
