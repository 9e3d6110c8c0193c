/** Reads case files off the page's thread. */
import type { CaseRequest } from './caseMessages.ts';
import { openCaseReading } from './caseReading.ts';

const handle = openCaseReading((reply) => self.postMessage(reply));

self.addEventListener('message', ({ data }: MessageEvent<CaseRequest>) => void handle(data));
