import { useQueryClient } from '@tanstack/react-query';
import { use, useEffect, useEffectEvent, useState } from 'react';
import type { ConsoleData } from '#data/console.ts';
import type { Conversation, Lane, Turn } from '#data/conversation.ts';
import { createStore } from '#data/store.ts';
import { EMPTY_THREAD, type Thread } from '#features/chat/chatModel.ts';
import { freshUsername, newConversation } from '#features/chat/newConversation.ts';
import type { Selection } from '#features/chat/Thread.tsx';
import { useWords } from '#i18n/I18n.tsx';
import { useStore } from '#ui/useStore.ts';
import { noticeSecrets } from './noticeSecrets.ts';
import { notify } from './notices.ts';
import { openedChat, type OpenedChat } from './openedChat.ts';
import type { Address } from './useAddress.ts';

const NO_THREAD = createStore<Thread>(EMPTY_THREAD);

export interface Chat extends OpenedChat {
  list: readonly Conversation[];
  conversation: Conversation | undefined;
  thread: Thread;
  selection: Selection | undefined;
  /** Turn to bring into view. */
  target: { at: number } | undefined;
  prefill: { text: string } | undefined;
  /** Where a new conversation goes: what the top bar says. */
  current: Lane | undefined;
  create(): void;
  choose(id: string): void;
  remove(): Promise<void>;
  change(changes: Partial<Omit<Conversation, 'id'>>): void;
  say(text: string): void;
  select(selection: Selection): void;
  move(by: 1 | -1): void;
  show(at: number): void;
  /** Puts a text into the field, to be changed and sent. */
  prefillWith(text: string): void;
  fork(turn: Turn): void;
  openBench(turn: Turn): void;
}

/** The chosen conversation and everything that can be done with it. */
export function useChat(data: ConsoleData, address: Address, chosen: string | undefined): Chat {
  const { chat, shell } = useWords();
  const opened = use(openedChat(data, useQueryClient()));
  const { conversations, session } = opened;
  const list = useStore(conversations.list);
  const { target: where, scenario } = useStore(data.preferences);
  const conversation = list.find(({ id }) => id === chosen) ?? list[0];
  const thread = useStore(conversation ? session.thread(conversation.id) : NO_THREAD);
  const [selected, setSelected] = useState<Selection>();
  const [target, setTarget] = useState<{ at: number }>();
  const [prefill, setPrefill] = useState<{ text: string }>();
  const { turns } = thread;
  const last = turns.at(-1);
  // Without a choice of its own the inspector follows the conversation.
  const selection: Selection | undefined = turns.some(({ id }) => id === selected?.turnId)
    ? selected
    : last && { turnId: last.id, lane: 'reply' };
  const current: Lane | undefined = address.profile && {
    profileId: address.profile.id,
    target: where,
    api: 'message',
    scenario,
    vocabulary: 'workbench',
    username: freshUsername(),
  };

  // What is written down is covered by then; a search that cannot load holds nothing up.
  const noticed = (text: string) => noticeSecrets(data, `chat ${conversation?.id}`, text).catch(() => undefined);
  const open = (id: string) => {
    setSelected(undefined);
    setTarget(undefined);
    setPrefill(undefined);
    address.go(`/chat/${id}`);
  };
  const create = () => {
    if (!current) return;
    const made = newConversation(chat.defaultName(list.length + 1), current);
    conversations.put(made);
    open(made.id);
  };
  const begin = useEffectEvent(() => {
    if (current && conversations.list.get().length === 0)
      conversations.put(newConversation(chat.defaultName(1), current));
  });
  // The list is outside React: where there is nothing yet, there is a first conversation to talk in.
  const nothing = list.length === 0 && current !== undefined;
  useEffect(() => {
    if (nothing) begin();
  }, [nothing]);

  return {
    ...opened,
    list,
    conversation,
    thread,
    selection,
    target,
    prefill,
    current,
    create,
    choose: open,
    remove: async () => {
      if (!conversation) return;
      const restore = await conversations.remove(conversation.id);
      void notify(chat.deleted, { label: shell.undo, run: restore });
    },
    change: (changes) => {
      if (!conversation) return;
      const typed = [changes.draft, ...(changes.script ?? [])].join('\n');
      void noticed(typed).then(() => conversations.change(conversation.id, changes));
    },
    say: (text) => {
      if (!conversation) return;
      setSelected(undefined);
      setTarget({ at: turns.length });
      void noticed(text).then(() => {
        session.say(conversation.id, text);
        conversations.change(conversation.id, { draft: '' });
        void conversations.covers(text).then((covered) => {
          if (covered) void notify(chat.keptMasked);
        });
      });
    },
    select: setSelected,
    move: (by) => {
      const at = turns.findIndex(({ id }) => id === selection?.turnId) + by;
      const turn = turns[at];
      if (!turn) return;
      setSelected({ turnId: turn.id, lane: turn.other ? (selection?.lane ?? 'reply') : 'reply' });
      setTarget({ at });
    },
    show: (at) => {
      const turn = turns[at];
      if (!turn) return;
      setSelected({ turnId: turn.id, lane: 'reply' });
      setTarget({ at });
    },
    prefillWith: (text) => setPrefill({ text }),
    fork: (turn) => {
      if (!conversation) return;
      const number = turns.indexOf(turn) + 1;
      const copy = session.fork(conversation.id, turn.id, chat.forkName(conversation.name, number));
      if (copy) open(copy.id);
    },
    openBench: ({ msg }) => {
      if (!conversation) return;
      const { username, api, profileId } = conversation.lane;
      const before = data.draft.get();
      data.draft.update((now) => ({ ...now, msg, username, api }));
      data.preferences.update((now) => ({ ...now, welcomed: true }));
      address.open('/', profileId);
      void notify(chat.openedBench, { label: shell.undo, run: () => data.draft.set(before) });
    },
  };
}
