/** Words of calls that became cases of the lab. */
import type { labCalls as source } from './labCalls.zh.ts';

export const labCalls: typeof source = {
  tableName: 'Calls from the bench',
  count: (count) => `${count} of them from the bench`,
  drop: 'Take all out',
  dropped: 'The cases from the bench were taken out',
  list: 'Cases from the bench',
  dropOne: (msg) => `Take out “${msg}”`,
  droppedOne: '1 case was taken out',
  save: 'Save as a file',
  make: 'Add to batch',
  made: (table, count) => `Added to “${table}”, ${count === '1' ? '1 case' : `${count} cases`}.`,
  known: (table) => `This call is in “${table}” already.`,
  wordless: ' Its vocabularies are not a saved set, so the case names none; a run can take those of the bench.',
  open: 'Open batch',
};
