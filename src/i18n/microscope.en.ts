/** Words of the vocabulary microscope, and of what was understood. */
import type { microscope as source } from './microscope.zh.ts';
import { plural } from './plural.ts';

export const microscope: typeof source = {
  title: 'Vocabulary microscope',
  open: 'Vocabulary microscope',
  close: 'Close',
  understood: 'Vocabulary and slots',
  takenBy: (slot, value) => `Taken by slot ${slot}, value ${value}`,
  nothingTaken: 'No slot took any part of this text.',
  untaken: (count) =>
    count === '1' ? '1 word of the text was taken by no slot' : `${count} words of the text were taken by no slot`,
  untakenIn: (vocabulary) => `Vocabulary ${vocabulary}`,
  compared: (characters) => `Words are looked for in the first ${characters} characters only.`,
  leftOut: (limit) =>
    `More than ${limit} words were sent. They are not kept with the call, so they are not compared with the slots here. Send it again with smaller vocabularies alone to use the microscope.`,
  unitNote:
    'The unit of slot offsets is not documented; the reading that agrees with the slot values is shown (inferred).',
  more: (count) => `${count} more`,
  intro:
    'Sends the same text once with and once without the vocabulary to see what it changed, then halves the word list until the words that matter are known.',
  fresh: 'Every call uses a fresh username, so that context does not leak into the result.',
  live: (target) => `Sends real requests to “${target}”.`,
  question: 'Text',
  vocabularies: 'Vocabularies',
  words: (count) => plural(count, 'word'),
  compare: 'Compare with and without',
  search: 'Find the words that matter',
  resume: 'Continue',
  again: 'Start again',
  stop: 'Stop',
  budget: 'Call limit',
  budgetHint: (calls) => `About ${calls} at most when a single word matters`,
  budgetWrong: 'The call limit must be a whole number from 2 to 500.',
  nothingToSend: 'No vocabulary is selected, or it has no words. Select one in the compose pane first.',
  field: 'Field',
  withWords: 'With',
  withoutWords: 'Without',
  changed: 'changed',
  none: 'none',
  calls: (made, budget) => `${plural(made, 'call')} made, ${budget} at most`,
  asking: {
    whole: 'Sending: all words',
    none: 'Sending: no vocabulary',
    again: 'Sending: all words again, to see whether the answer repeats',
    part: (words) => `Sending: ${words} of the words`,
  },
  steps: 'Halving',
  step: (number, words) => `Call ${number}: ${plural(words, 'word')}`,
  same: 'Answer as with all words',
  different: 'Another answer',
  sameShort: 'same',
  differentShort: 'other',
  conclusions: {
    noEffect: 'The vocabulary did not change the answer',
    noEffectHint:
      'Answer, slots and status are the same with and without these words. Try a text that contains one of them.',
    unsteady: 'The same text got two different answers',
    unsteadyHint: (fields) =>
      `Different: ${fields}. The bot itself is not steady; halving would take chance for a cause, so it stops here.`,
    versionChanged: 'The bot changed its version during the search',
    versionChangedHint: 'Answers of different versions cannot be compared. Start again.',
    budgetSpent: 'Call limit reached',
    budgetSpentHint: 'Raise the limit to continue; nothing is asked twice.',
    found: (count) => (count === 1 ? 'This is the word that matters' : `These ${count} words matter together`),
    foundHint: 'With these words alone the answer is that of the whole list; none of them can be left out.',
  },
  notSent: 'This request cannot be sent. Fix what the compose pane points out first.',
  unreadable: 'The answer cannot be read, so the search stops here. What was found is kept; it can be continued.',
  failed: (reason) => `A call failed: ${reason}. What was found is kept; it can be continued.`,
};
