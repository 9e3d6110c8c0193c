/** Which row may be sent next: the table's order, and within a dialogue never before the answer to the turn before. */
import type { Case } from './cases.ts';

/** `answered`: the dialogue goes on. `broken`: it is not where its next turn supposes it. */
export type TurnEnd = 'answered' | 'broken';

export interface Schedule {
  /** A row that may be sent now; `undefined` when there is none at the moment. */
  next(): number | undefined;
  /** Puts a row that {@link Schedule.next} gave in front of all others. */
  again(row: number): void;
  /** A row's end; lets the next turn of its dialogue go, or none of them. */
  settle(row: number, end: TurnEnd): void;
  /** Rows found to be unsendable since the last call: later turns of broken dialogues. */
  takeSkipped(): number[];
}

interface Turns {
  busy: boolean;
  broken: boolean;
  waiting: number[];
}

/**
 * @param ended how rows of an earlier part of this run ended; `undefined` for a row still to be sent
 */
export function openSchedule(cases: readonly Case[], ended: (row: number) => TurnEnd | undefined): Schedule {
  const dialogues = new Map<string, Turns>();
  const ready: number[] = [];
  let skipped: number[] = [];
  let at = 0;

  const turnsOf = (row: number): Turns | undefined => {
    const { dialogue } = cases[row]!;
    if (dialogue === '') return undefined;
    let turns = dialogues.get(dialogue);
    if (!turns) dialogues.set(dialogue, (turns = { busy: false, broken: false, waiting: [] }));
    return turns;
  };
  const breakOff = (turns: Turns) => {
    turns.broken = true;
    skipped.push(...turns.waiting.splice(0));
  };

  return {
    next() {
      const first = ready.pop();
      if (first !== undefined) return first;
      while (at < cases.length) {
        const row = at++;
        const turns = turnsOf(row);
        const before = ended(row);
        if (before !== undefined) {
          if (before === 'broken' && turns) breakOff(turns);
        } else if (turns?.broken) {
          skipped.push(row);
        } else if (turns?.busy) {
          turns.waiting.push(row);
        } else {
          if (turns) turns.busy = true;
          return row;
        }
      }
      return undefined;
    },
    again: (row) => void ready.push(row),
    settle(row, end) {
      const turns = turnsOf(row);
      if (!turns) return;
      turns.busy = false;
      if (end === 'broken') return breakOff(turns);
      const following = turns.waiting.shift();
      if (following === undefined) return;
      turns.busy = true;
      ready.push(following);
    },
    takeSkipped() {
      const taken = skipped;
      skipped = [];
      return taken;
    },
  };
}
