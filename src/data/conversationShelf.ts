/** Where conversations are kept: IndexedDB, or this page's memory where there is none. */
import type { DBSchema, IDBPDatabase } from 'idb';
import type { Conversation, KeptBody, Turn } from './conversation.ts';
import { openDatabase, type DatabaseProblem } from './database.ts';

export type ConversationChanges = Partial<Omit<Conversation, 'id'>>;

/** Reads and writes whole records; knows no rules. */
export interface Shelf {
  conversations(): Promise<Conversation[]>;
  conversation(id: string): Promise<Conversation | undefined>;
  /** In their order. */
  turns(conversationId: string): Promise<Turn[]>;
  body(exchangeId: string): Promise<KeptBody | undefined>;
  putConversation(conversation: Conversation): Promise<unknown>;
  /** Changes one as it is kept now, whoever wrote it; nothing when it is gone. */
  changeConversation(id: string, changes: ConversationChanges): Promise<unknown>;
  putTurns(conversationId: string, turns: readonly Turn[]): Promise<unknown>;
  putBodies(bodies: readonly KeptBody[]): Promise<unknown>;
  remove(conversationId: string): Promise<unknown>;
  clear(): Promise<unknown>;
}

interface Schema extends DBSchema {
  conversations: { key: string; value: Conversation };
  turns: { key: [conversation: string, at: number, id: string]; value: Turn & { conversationId: string } };
  bodies: { key: string; value: KeptBody; indexes: { conversation: string } };
}

const STORES = ['conversations', 'turns', 'bodies'] as const;

export type OpenedShelf = { shelf: Shelf; problem: DatabaseProblem | undefined };

/** Opens what there is. Without a database the shelf is memory, and the problem says why. */
export async function openShelf(onClosed: () => void): Promise<OpenedShelf> {
  const opened = await openDatabase<Schema>({
    name: 'conversations',
    version: 1,
    upgrade: (db) => {
      db.createObjectStore('conversations', { keyPath: 'id' });
      db.createObjectStore('turns', { keyPath: ['conversationId', 'at', 'id'] });
      db.createObjectStore('bodies', { keyPath: 'exchangeId' }).createIndex('conversation', 'conversationId');
    },
    onClosed,
  });
  if (opened.ok) return { shelf: databaseShelf(opened.db), problem: undefined };
  return { shelf: memoryShelf(), problem: opened.problem };
}

// Every key of one conversation: an array sorts after every string and number.
const turnsOf = (conversationId: string) => IDBKeyRange.bound([conversationId], [conversationId, []]);

function databaseShelf(db: IDBPDatabase<Schema>): Shelf {
  return {
    conversations: () => db.getAll('conversations'),
    conversation: (id) => db.get('conversations', id),
    turns: async (conversationId) => {
      const kept = await db.getAll('turns', turnsOf(conversationId));
      return kept.map(({ conversationId: _, ...turn }) => turn);
    },
    body: (exchangeId) => db.get('bodies', exchangeId),
    putConversation: (conversation) => db.put('conversations', conversation),
    changeConversation: async (id, changes) => {
      const writing = db.transaction('conversations', 'readwrite');
      const kept = await writing.store.get(id);
      if (kept) void writing.store.put({ ...kept, ...changes });
      await writing.done;
    },
    putTurns: async (conversationId, turns) => {
      const writing = db.transaction('turns', 'readwrite');
      for (const turn of turns) void writing.store.put({ ...turn, conversationId });
      await writing.done;
    },
    putBodies: async (bodies) => {
      const writing = db.transaction('bodies', 'readwrite');
      for (const body of bodies) void writing.store.put(body);
      await writing.done;
    },
    remove: async (conversationId) => {
      const writing = db.transaction(STORES, 'readwrite');
      void writing.objectStore('conversations').delete(conversationId);
      void writing.objectStore('turns').delete(turnsOf(conversationId));
      const keys = await writing.objectStore('bodies').index('conversation').getAllKeys(conversationId);
      for (const key of keys) void writing.objectStore('bodies').delete(key);
      await writing.done;
    },
    clear: async () => {
      const writing = db.transaction(STORES, 'readwrite');
      for (const store of STORES) void writing.objectStore(store).clear();
      await writing.done;
    },
  };
}

/** Keeps everything as long as the page is open. */
function memoryShelf(): Shelf {
  const conversations = new Map<string, Conversation>();
  const turns = new Map<string, Map<string, Turn>>();
  const bodies = new Map<string, KeptBody>();
  return {
    conversations: () => Promise.resolve([...conversations.values()]),
    conversation: (id) => Promise.resolve(conversations.get(id)),
    turns: (id) => Promise.resolve([...(turns.get(id)?.values() ?? [])].toSorted((a, b) => a.at - b.at)),
    body: (exchangeId) => Promise.resolve(bodies.get(exchangeId)),
    putConversation: (conversation) => Promise.resolve(conversations.set(conversation.id, conversation)),
    changeConversation: (id, changes) => {
      const kept = conversations.get(id);
      if (kept) conversations.set(id, { ...kept, ...changes });
      return Promise.resolve();
    },
    putTurns: (id, changed) => {
      const own = turns.get(id) ?? new Map<string, Turn>();
      turns.set(id, own);
      for (const turn of changed) own.set(turn.id, turn);
      return Promise.resolve();
    },
    putBodies: (added) => {
      for (const body of added) bodies.set(body.exchangeId, body);
      return Promise.resolve();
    },
    remove: (id) => {
      conversations.delete(id);
      turns.delete(id);
      for (const [key, body] of bodies) if (body.conversationId === id) bodies.delete(key);
      return Promise.resolve();
    },
    clear: () => {
      for (const each of [conversations, turns, bodies]) each.clear();
      return Promise.resolve();
    },
  };
}
