/** Edits of a list made with the keyboard at hand: it is led to where the next key belongs, and no key is lost. */
import { useRef, useState, type RefObject } from 'react';
import type { Edit, Edited, ListSummary, ShownRow } from '#vocab/deskTypes.ts';
import type { Shelf } from './shelf.ts';
import type { ShownRows } from './useShownRows.ts';

interface WordEditsInput {
  shelf: Shelf;
  summary: ListSummary;
  grid: RefObject<HTMLElement | null>;
  shown: ShownRows;
  focusRow: (at: number) => void;
}

/** A row that was put in a moment ago: its place on screen and in the list, and the revision that has it. */
interface Fresh {
  at: number;
  row: number;
  revision: number;
}

/** Edits after which the row that is typed in is still the same word's; what is put in comes below it. */
const STAYING: ReadonlySet<Edit['kind']> = new Set(['set', 'insert']);

export function useWordEdits({ shelf, summary, grid, shown, focusRow }: WordEditsInput) {
  const [emptied, setEmptied] = useState(false);
  const [fresh, setFresh] = useState<Fresh>();
  const [moves, setMoves] = useState(0);
  const moving = useRef(0);
  const edit = async (change: Edit): Promise<Edited> => {
    const moved = STAYING.has(change.kind) ? 0 : 1;
    moving.current += moved;
    // At once, and not with the answer: the next key may come before the answer is drawn.
    setMoves((times) => times + moved);
    const edited = await shelf.edit(summary.id, change).finally(() => (moving.current -= moved));
    setEmptied(edited.summary.count === 0 && summary.count > 0);
    return edited;
  };
  return {
    edit,
    /** Grows with every edit that may bring another word into a row: what was typed there belongs to the one before. */
    moves,
    /** Whether the rows on screen are those of the list, so that a held key acts on what the person sees. */
    atRest: () => moving.current === 0 && shown.revision === summary.revision,
    /** An edit whose button may go with what it mends. */
    mend: async (change: Edit) => {
      await edit(change);
      requestAnimationFrame(() => document.activeElement === document.body && grid.current?.focus());
    },
    /** Puts in an empty row and goes there. */
    insert: async (row: number, at: number) => {
      const { revision } = (await edit({ kind: 'insert', row, words: [''] })).summary;
      setFresh({ at, row, revision });
      focusRow(at);
    },
    /** The list has become empty by an edit: its table is gone. */
    emptied,
    /** A row as it is on screen; one that was put in is empty until the desk's answer has it, and not the one before. */
    rowAt: (at: number): ShownRow | undefined =>
      fresh && fresh.at === at && shown.revision < fresh.revision && fresh.revision <= summary.revision
        ? { row: fresh.row, word: '', bytes: 0, bits: 0, first: -1 }
        : shown.rowAt(at),
  };
}
