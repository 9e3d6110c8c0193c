/** What every page needs at once: the frame and the first screen. */
import { firstRun } from './firstRun.zh.ts';
import { pasted } from './pasted.zh.ts';
import { shell } from './shell.zh.ts';

export const frame = { shell, firstRun, pasted };

export type FrameWords = typeof frame;
