import { firstRun } from './firstRun.en.ts';
import type { FrameWords } from './frame.zh.ts';
import { pasted } from './pasted.en.ts';
import { shell } from './shell.en.ts';

export const frame: FrameWords = { shell, firstRun, pasted };
