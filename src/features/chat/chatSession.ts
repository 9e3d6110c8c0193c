/** Conversations at work: sending, answers on their way, replays. Lives as long as the page, whatever is on screen. */
import type { Conversation, KeptBody, Lane, Turn, TurnReply } from '#data/conversation.ts';
import { settled, type ConversationFile } from '#data/conversationFile.ts';
import type { Conversations } from '#data/conversations.ts';
import type { Exchange } from '#data/exchange.ts';
import type { Journal } from '#data/journal.ts';
import type { Profile } from '#data/profiles.ts';
import type { ReplyReading } from '#data/reading.ts';
import { send, type SendInput, type SendResult } from '#data/send.ts';
import { createStore, type Store } from '#data/store.ts';
import { beginning } from '#protocol/beginning.ts';
import type { BodyEncoding } from '#protocol/body.ts';
import { EXAMPLE_DRAFT, type Draft } from '#protocol/draft.ts';
import {
  EMPTY_THREAD,
  differences,
  isWaiting,
  threadAfter,
  type LaneName,
  type Thread,
  type ThreadEvent,
} from './chatModel.ts';
import { freshUsername, newConversation } from './newConversation.ts';
import { recentExchanges } from './recentExchanges.ts';
import { bodyOf, replyOf } from './reply.ts';

/** What a conversation takes from the rest of the console at the moment of sending. */
export interface ChatWorld {
  conversations: Conversations;
  profile(id: string): Profile | undefined;
  /** A call as it leaves, however large it is: alone, or with the enabled vocabularies of the workbench. */
  outgoing(
    call: Draft,
    words: Lane['vocabulary'],
    profile: Profile,
  ): Promise<Pick<SendInput, 'draft' | 'prepare' | 'carryLarge'>>;
  encoding(): BodyEncoding;
  timeout(): number;
  /** Where every call is written down. */
  journal: Journal;
  read(exchange: Exchange): Promise<ReplyReading>;
  /** The bytes as they may be kept: themselves, or a copy in which every secret is masked. */
  withoutSecrets(bytes: Uint8Array): Promise<Uint8Array>;
  onSent(): void;
}

export interface ChatSession {
  /** The turns of a conversation, read with the first call. */
  thread(conversationId: string): Store<Thread>;
  /** Says something; the answer lands at its own turn. */
  say(conversationId: string, msg: string): void;
  /** Says a turn's words again, at the same place: for one that failed. */
  again(conversationId: string, turnId: string): void;
  /** Gives up every answer on its way, and a replay. */
  cancel(conversationId: string): void;
  /** A new conversation under a fresh username with everything before a turn said again; the turn's own words wait. */
  fork(conversationId: string, turnId: string, name: string): Conversation | undefined;
  /** Takes in a conversation of a file, kept like any other: without a secret. */
  add(file: ConversationFile): Promise<void>;
  /** The line about a replay has been read. */
  dismissReplay(conversationId: string): void;
  /** A recent call of this page's life, with its request and all its bytes; history has the others. */
  exchange(exchangeId: string): Exchange | undefined;
}

/** Characters of the last utterance shown in the list. */
const LAST_LENGTH = 120;

export function openChat(world: ChatWorld): ChatSession {
  const { conversations } = world;
  const threads = new Map<string, Store<Thread>>();
  const aborts = new Map<string, Set<AbortController>>();
  const recent = recentExchanges();
  /** Turns whose answers are on their way to this page. */
  const asking = new Set<string>();

  const find = (id: string) => conversations.list.get().find((conversation) => conversation.id === id);

  const thread = (id: string): Store<Thread> => {
    const known = threads.get(id);
    if (known) return known;
    const store = createStore(EMPTY_THREAD);
    threads.set(id, store);
    // Whoever waited when the page went away waits no more.
    conversations.turns(id).then(
      (turns) => apply(id, { kind: 'loaded', turns: turns.map(settled) }),
      () => apply(id, { kind: 'loaded', turns: [] }),
    );
    return store;
  };

  const apply = (id: string, event: ThreadEvent) => thread(id).update((now) => threadAfter(now, event));

  const land = (id: string, turnId: string, lane: LaneName, reply: TurnReply, body: KeptBody | undefined) => {
    apply(id, { kind: 'replied', turnId, lane, reply });
    if (!find(id)) return;
    const turn = thread(id)
      .get()
      .turns.findLast((each) => each.id === turnId);
    if (body) conversations.putBodies([body]);
    if (turn) conversations.putTurns(id, [turn]);
  };

  /** Nothing when it was given up before it left. */
  async function sent(
    { msg }: Turn,
    { api, vocabulary, username, target, scenario }: Lane,
    profile: Profile,
    signal: AbortSignal,
  ): Promise<SendResult | undefined> {
    const plain: Draft = { ...EXAMPLE_DRAFT, api, encoding: world.encoding(), username, msg, vocabularies: [] };
    const words = api === 'dictmsg' ? vocabulary : 'none';
    try {
      return await send({
        ...(await world.outgoing(plain, words, profile)),
        credentials: profile.credentials,
        profileId: profile.id,
        target,
        scenario,
        timeout: world.timeout(),
        environment: { now: Math.floor(Date.now() / 1000) },
        origin: 'chat',
        journal: world.journal,
        signal,
      });
    } catch {
      return undefined;
    }
  }

  async function call(conversationId: string, turn: Turn, laneName: LaneName, lane: Lane, signal: AbortSignal) {
    const profile = world.profile(lane.profileId);
    const result = profile && (await sent(turn, lane, profile, signal));
    if (!result?.sent) {
      land(conversationId, turn.id, laneName, { state: 'unsent' }, undefined);
      return undefined;
    }
    const { exchange } = result;
    recent.keep(exchange);
    world.onSent();
    const body = await keptBody(exchange, conversationId);
    const reply = replyOf(exchange, body.reading);
    land(conversationId, turn.id, laneName, reply, body.kept);
    return reply;
  }

  /** What is kept of a reply, and what it says: where it repeats a secret, without it. */
  const keptBody = async (exchange: Exchange, conversationId: string) => {
    const { reading } = await world.read(exchange);
    const body = bodyOf(exchange, conversationId);
    if (!body) return { reading, kept: undefined };
    const bytes = await world.withoutSecrets(body.bytes);
    if (bytes === body.bytes) return { reading, kept: body };
    const { readResponse } = await import('#answer/read.ts');
    return { reading: readResponse({ status: body.status, bytes }), kept: { ...body, bytes } };
  };

  /** Both lanes of a turn, cancellable together. */
  async function ask(conversation: Conversation, turn: Turn): Promise<TurnReply | undefined> {
    const { id, lane, other } = conversation;
    const controller = new AbortController();
    const own = aborts.get(id) ?? new Set();
    aborts.set(id, own.add(controller));
    asking.add(turn.id);
    const calls = [call(id, turn, 'reply', lane, controller.signal)];
    if (turn.other && other) calls.push(call(id, turn, 'other', other, controller.signal));
    const [reply] = await Promise.all(calls);
    own.delete(controller);
    asking.delete(turn.id);
    return reply;
  }

  const append = (conversation: Conversation, msg: string): Turn => {
    const before = thread(conversation.id).get().turns.at(-1);
    const turn: Turn = {
      id: crypto.randomUUID(),
      at: Math.max(conversation.turns, before ? before.at + 1 : 0),
      msg,
      sentAt: Date.now(),
      reply: { state: 'waiting' },
      ...(conversation.other ? { other: { state: 'waiting' as const } } : {}),
    };
    apply(conversation.id, { kind: 'asked', turn });
    conversations.putTurns(conversation.id, [turn]);
    conversations.change(conversation.id, {
      turns: turn.at + 1,
      last: beginning(msg, LAST_LENGTH),
      touchedAt: turn.sentAt,
    });
    return turn;
  };

  const cancel = (id: string) => {
    for (const controller of aborts.get(id) ?? []) controller.abort();
    apply(id, { kind: 'replay', replay: cancelled(thread(id).get().replay) });
  };

  const forget = (id: string) => {
    for (const controller of aborts.get(id) ?? []) controller.abort();
    aborts.delete(id);
    threads.delete(id);
  };

  /** Says the turns one after another, each after the answer to the one before. */
  async function replay(conversation: Conversation, originals: readonly Turn[]): Promise<void> {
    const { id } = conversation;
    let differing = 0;
    const running = () => thread(id).get().replay?.state === 'running';
    apply(id, { kind: 'replay', replay: { done: 0, total: originals.length, differing, state: 'running' } });
    for (const [i, original] of originals.entries()) {
      const turn = append(find(id) ?? conversation, original.msg);
      const reply = await ask(conversation, turn);
      const differs = differences(original.reply, reply);
      if (differs.length > 0) differing++;
      if (reply?.state === 'answered' && differs.length > 0) {
        land(id, turn.id, 'reply', { ...reply, differs }, undefined);
      }
      if (!running()) return;
      const state = i + 1 === originals.length ? 'done' : 'running';
      apply(id, { kind: 'replay', replay: { done: i + 1, total: originals.length, differing, state } });
    }
  }

  // What was removed, here or with everything else, is forgotten; it may come back and is read anew.
  conversations.list.subscribe(() => {
    for (const id of threads.keys()) if (!find(id)) forget(id);
  });

  conversations.watch((id) => {
    if (!threads.has(id) || thread(id).get().state === 'loading') return;
    conversations.turns(id).then(
      (turns) => threads.has(id) && apply(id, { kind: 'heard', turns, own: asking }),
      () => undefined,
    );
  });

  return {
    thread,
    say: (id, msg) => {
      const conversation = find(id);
      if (!conversation || msg === '') return;
      apply(id, { kind: 'replay', replay: undefined });
      void ask(conversation, append(conversation, msg));
    },
    again: (id, turnId) => {
      const conversation = find(id);
      const turn = thread(id)
        .get()
        .turns.find((each) => each.id === turnId);
      if (!conversation || !turn || isWaiting(turn)) return;
      apply(id, { kind: 'replied', turnId, lane: 'reply', reply: { state: 'waiting' } });
      if (turn.other) apply(id, { kind: 'replied', turnId, lane: 'other', reply: { state: 'waiting' } });
      void ask(conversation, turn);
    },
    cancel,
    fork: (id, turnId, name) => {
      const source = find(id);
      const turns = thread(id).get().turns;
      const at = turns.findIndex((turn) => turn.id === turnId);
      if (!source || at < 0) return undefined;
      const copy: Conversation = {
        ...newConversation(name, { ...source.lane, username: freshUsername() }),
        draft: turns[at]!.msg,
        script: source.script,
      };
      conversations.put(copy);
      if (at > 0) void replay(copy, turns.slice(0, at));
      return copy;
    },
    add: async ({ conversation, turns, bodies }) => {
      const covered: KeptBody[] = [];
      for (const body of bodies) covered.push({ ...body, bytes: await world.withoutSecrets(body.bytes) });
      conversations.putBodies(covered);
      conversations.putTurns(conversation.id, turns);
      conversations.put(conversation);
    },
    dismissReplay: (id) => apply(id, { kind: 'replay', replay: undefined }),
    exchange: recent.find,
  };
}

function cancelled(replay: Thread['replay']): Thread['replay'] {
  return replay?.state === 'running' ? { ...replay, state: 'cancelled' } : replay;
}
