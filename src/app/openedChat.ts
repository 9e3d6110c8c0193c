import type { QueryClient } from '@tanstack/react-query';
import type { ConsoleData } from '#data/console.ts';
import type { Conversations } from '#data/conversations.ts';
import { readingOptions } from '#data/reading.ts';
import { openChat, type ChatSession } from '#features/chat/chatSession.ts';
import { outgoing, outgoingCall, settled } from './outgoing.ts';
import { readLarge } from './readLarge.ts';

export interface OpenedChat {
  conversations: Conversations;
  session: ChatSession;
}

const opened = new WeakMap<ConsoleData, Promise<OpenedChat>>();

/** The chat of this page, opened once: answers arrive whatever is on screen. */
export function openedChat(data: ConsoleData, client: QueryClient): Promise<OpenedChat> {
  const known = opened.get(data);
  if (known) return known;
  const opening = data.conversations().then((conversations): OpenedChat => {
    const session = openChat({
      conversations,
      profile: (id) => data.profiles.list.get().find((profile) => profile.id === id),
      outgoing: async (call, words, profile) => {
        if (words === 'none') return outgoingCall(call, profile);
        const { username, msg } = call;
        const bench = await settled(data, { ...data.draft.get(), api: 'dictmsg' });
        return outgoing(data, { ...bench, api: 'dictmsg', username, msg }, profile);
      },
      encoding: () => data.draft.get().encoding,
      timeout: () => data.preferences.get().timeout,
      journal: data.history,
      withoutSecrets: data.keepable,
      read: (exchange) => client.fetchQuery(readingOptions(exchange, data.profiles.list.get(), readLarge)),
      onSent: () => data.sentCount.update((count) => count + 1),
    });
    return { conversations, session };
  });
  opened.set(data, opening);
  return opening;
}
