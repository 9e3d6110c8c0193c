/** All conversations of this device: the list in memory, turns and bodies on demand, every change written at once. */
import type { Conversation, KeptBody, Turn } from './conversation.ts';
import { openShelf, type Shelf } from './conversationShelf.ts';
import type { DatabaseProblem } from './database.ts';
import { createStore, type Store } from './store.ts';

/** Why conversations are not kept: no database, or the last write did not go through. */
export type KeepingProblem = DatabaseProblem | 'full' | 'unwritable';

export interface Conversations {
  /** The latest first. */
  list: Store<readonly Conversation[]>;
  problem: Store<KeepingProblem | undefined>;
  /** Adds a conversation or replaces the one with its id. */
  put(conversation: Conversation): void;
  /** Changes one that still exists. */
  change(id: string, changes: Partial<Omit<Conversation, 'id'>>): void;
  turns(id: string): Promise<readonly Turn[]>;
  putTurns(id: string, turns: readonly Turn[]): void;
  body(exchangeId: string): Promise<KeptBody | undefined>;
  putBodies(bodies: readonly KeptBody[]): void;
  /** @returns what puts it back with all its turns, once they have been read. */
  remove(id: string): Promise<() => void>;
  clear(): void;
}

/** Opens the repository and reads the list. Never fails: without a database everything lives as long as the page. */
export async function openConversations(): Promise<Conversations> {
  const problem = createStore<KeepingProblem | undefined>(undefined);
  const opened = await openShelf(() => problem.set('blocked'));
  problem.set(opened.problem);
  const { shelf } = opened;
  const list = createStore<readonly Conversation[]>(latestFirst(await shelf.conversations()));
  const keep = (writing: Promise<unknown>) => {
    writing.catch((error: unknown) => problem.set(isFull(error) ? 'full' : 'unwritable'));
  };
  const put = (conversation: Conversation) => {
    list.update((now) => latestFirst([conversation, ...now.filter(({ id }) => id !== conversation.id)]));
    keep(shelf.putConversation(conversation));
  };
  return {
    list,
    problem,
    put,
    change: (id, changes) => {
      const now = list.get().find((conversation) => conversation.id === id);
      if (now) put({ ...now, ...changes });
    },
    turns: (id) => shelf.turns(id),
    putTurns: (id, turns) => keep(shelf.putTurns(id, turns)),
    body: (exchangeId) => shelf.body(exchangeId),
    putBodies: (bodies) => keep(shelf.putBodies(bodies)),
    remove: async (id) => {
      const before = list.get().find((conversation) => conversation.id === id);
      list.update((now) => now.filter((conversation) => conversation.id !== id));
      const turns = await shelf.turns(id);
      const bodies = await bodiesOf(shelf, turns);
      keep(shelf.remove(id));
      return () => {
        if (!before) return;
        keep(shelf.putBodies(bodies));
        keep(shelf.putTurns(id, turns));
        put(before);
      };
    },
    clear: () => {
      list.set([]);
      keep(shelf.clear());
    },
  };
}

function latestFirst(conversations: readonly Conversation[]): Conversation[] {
  return conversations.toSorted((a, b) => b.touchedAt - a.touchedAt);
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

/** The kept bodies of some turns. */
export async function bodiesOf(shelf: Pick<Shelf, 'body'>, turns: readonly Turn[]): Promise<KeptBody[]> {
  const ids = turns.flatMap(({ reply, other }) =>
    [reply, other].flatMap((each) => (each && 'exchangeId' in each ? [each.exchangeId] : [])),
  );
  const bodies = await Promise.all(ids.map((id) => shelf.body(id)));
  return bodies.filter((body) => body !== undefined);
}
