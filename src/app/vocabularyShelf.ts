import type { ConsoleData } from '#data/console.ts';
import type { Shelf } from '#features/vocab/shelf.ts';

const shelves = new WeakMap<ConsoleData, Promise<Shelf>>();

/** The shelf of vocabularies of a console, opened once. It loads with the first look at a vocabulary. */
export function shelfOf(data: ConsoleData): Promise<Shelf> {
  const known = shelves.get(data);
  if (known) return known;
  const opening = Promise.all([import('#features/vocab/shelf.ts'), data.vocabularies()]).then(
    ([{ openShelf }, store]) => openShelf(data.draft, store),
  );
  shelves.set(data, opening);
  return opening;
}
