/** What the workbench needs before anything was sent: the frame, compose, request, and what is wrong with them. */
import { frame } from './frame.zh.ts';
import { issues } from './issues.zh.ts';
import { workbench } from './workbench.zh.ts';

export const core = { ...frame, workbench, issues };

export type CoreWords = typeof core;
