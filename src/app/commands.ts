/** What a screen does that has no key: the palette goes there and asks for it. So far all of them are the lab's. */
import type { ExportKind } from '#features/lab/exportKinds.ts';

export type CommandId = 'startRun' | 'pauseRun' | 'resumeRun' | 'compareRun' | `exportRun.${ExportKind}`;
