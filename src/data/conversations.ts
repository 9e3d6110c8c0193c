/**
 * All conversations of this device: the list in memory, turns and bodies on demand, every change written at once.
 *
 * A secret that was typed is on screen as it was typed as long as the page lives, because it is what was sent. What is
 * kept on the device has it covered, as the history record of the same call has: who opens the browser tomorrow expects to
 * find what was said, and no key in a place that is no vault.
 */
import type { Secret } from '#protocol/secret.ts';
import type { Conversation, KeptBody, Turn } from './conversation.ts';
import { openShelf, type ConversationChanges, type Shelf } from './conversationShelf.ts';
import type { DatabaseProblem } from './database.ts';
import type { LeakFinder } from './door.ts';
import { inOrder } from './inOrder.ts';
import { textLength, withoutSecrets, withoutSecretsFoundBy } from './maskedJson.ts';
import { nextTask } from './rester.ts';
import { createStore, type Store } from './store.ts';
import { finderFor } from './storedSecrets.ts';

/** Why conversations are not kept: no database, or the last write did not go through. */
export type KeepingProblem = DatabaseProblem | 'full' | 'unwritable';

export interface Conversations {
  /** The latest first. */
  list: Store<readonly Conversation[]>;
  problem: Store<KeepingProblem | undefined>;
  /** Adds a conversation or replaces the one with its id. */
  put(conversation: Conversation): void;
  /** Changes one that still exists. */
  change(id: string, changes: ConversationChanges): void;
  turns(id: string): Promise<readonly Turn[]>;
  putTurns(id: string, turns: readonly Turn[]): void;
  /** Whether something in a text is kept covered. */
  covers(text: string): Promise<boolean>;
  body(exchangeId: string): Promise<KeptBody | undefined>;
  putBodies(bodies: readonly KeptBody[]): void;
  /** @returns what puts it back with all its turns, once they have been read. */
  remove(id: string): Promise<() => void>;
  clear(): void;
  /** Told which conversation another tab has changed, its turns among it. */
  watch(listener: (id: string) => void): () => void;
}

const CHANNEL = 'dialog-console.conversations';

/** Turns that are looked through and written in one go, so that a long file is no long task. */
const AT_ONCE = 50;

/**
 * Opens the repository and reads the list. Never fails: without a database everything lives as long as the page.
 * @param secrets everything that must not be stored, as far as it is known now.
 * @param findLarge looks for secrets in much, off this thread.
 */
export async function openConversations(
  secrets: () => readonly Secret[] = () => [],
  findLarge?: LeakFinder,
): Promise<Conversations> {
  const problem = createStore<KeepingProblem | undefined>(undefined);
  const opened = await openShelf(() => problem.set('blocked'));
  problem.set(opened.problem);
  const { shelf } = opened;
  const list = createStore<readonly Conversation[]>(latestFirst(await shelf.conversations()));
  const listeners = new Set<(id: string) => void>();
  // Only what lies in the database concerns other tabs.
  const channel = !opened.problem && 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : undefined;
  if (channel) channel.onmessage = ({ data }: MessageEvent<string>) => void hear(data);
  let writes: Promise<unknown> = Promise.resolve();

  const keep = (writing: Promise<unknown>) => {
    const kept = writing.catch((error: unknown) => problem.set(isFull(error) ? 'full' : 'unwritable'));
    writes = Promise.all([writes, kept]);
  };
  // Whoever hears of it finds everything written.
  const tell = (id: string) => {
    if (channel) void writes.then(() => channel.postMessage(id));
  };
  const show = (id: string, conversation: Conversation | undefined) =>
    list.update((now) => {
      const others = now.filter((each) => each.id !== id);
      return conversation ? latestFirst([conversation, ...others]) : others;
    });
  const find = (id: string) => list.get().find((conversation) => conversation.id === id);
  /** Takes over what another tab has written; what is being typed here stays. */
  async function hear(id: string): Promise<void> {
    const kept = await shelf.conversation(id).catch(() => undefined);
    const mine = find(id);
    show(id, kept && mine ? { ...kept, draft: mine.draft } : kept);
    for (const listener of listeners) listener(id);
  }
  const order = inOrder();
  const covered = <Of extends object>(record: Of): Of | Promise<Of> => {
    const find = finderFor(textLength(record), findLarge);
    return find ? withoutSecretsFoundBy(find, record, secrets()) : withoutSecrets(record, secrets());
  };
  async function writeTurns(id: string, turns: readonly Turn[]): Promise<void> {
    for (let at = 0; at < turns.length; at += AT_ONCE) {
      if (at > 0) await nextTask();
      const some = turns.slice(at, at + AT_ONCE);
      const marked = (kept: readonly Turn[]) =>
        kept.map((turn, i) => (turn.msg === some[i]!.msg ? turn : { ...turn, masked: true }));
      await order.run(covered(some), (kept) => shelf.putTurns(id, marked(kept)));
    }
  }
  const putBodies = (bodies: readonly KeptBody[]) => keep(order.run(bodies, (kept) => shelf.putBodies(kept)));
  const put = (conversation: Conversation) => {
    show(conversation.id, conversation);
    keep(order.run(covered(conversation), (kept) => shelf.putConversation(kept)));
    tell(conversation.id);
  };
  return {
    list,
    problem,
    put,
    change: (id, changes) => {
      const now = find(id);
      if (!now) return;
      show(id, { ...now, ...changes });
      keep(order.run(covered(changes), (kept) => shelf.changeConversation(id, kept)));
      if (Object.keys(changes).some((name) => name !== 'draft')) tell(id);
    },
    turns: (id) => order.run(id, (of) => shelf.turns(of)),
    putTurns: (id, turns) => {
      keep(writeTurns(id, turns));
      tell(id);
    },
    covers: async (text) => (await covered({ text })).text !== text,
    body: (exchangeId) => shelf.body(exchangeId),
    putBodies,
    remove: async (id) => {
      const before = find(id);
      show(id, undefined);
      const turns = await order.run(id, (of) => shelf.turns(of));
      const bodies = await bodiesOf(shelf, turns);
      keep(order.run(id, (of) => shelf.remove(of)));
      tell(id);
      return () => {
        if (!before) return;
        putBodies(bodies);
        keep(writeTurns(id, turns));
        put(before);
      };
    },
    clear: () => {
      const ids = list.get().map(({ id }) => id);
      list.set([]);
      keep(order.run(undefined, () => shelf.clear()));
      for (const id of ids) tell(id);
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
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
