import type { QueryClient } from '@tanstack/react-query';
import type { ConsoleData } from '#data/console.ts';
import type { Conversations } from '#data/conversations.ts';
import { callOf, type WorkbenchDraft } from '#data/drafts.ts';
import { withoutSecrets } from '#data/keepable.ts';
import { readingOptions } from '#data/reading.ts';
import { openChat, type ChatSession } from '#features/chat/chatSession.ts';
import { readLarge } from './readLarge.ts';

export interface OpenedChat {
  conversations: Conversations;
  session: ChatSession;
}

/** Vocabularies whose words stand in the draft itself: those a chat can carry. */
function smallVocabularies({ vocabularies }: WorkbenchDraft): WorkbenchDraft['vocabularies'] {
  return vocabularies.filter(({ large }) => large === undefined);
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
      // The words of large ones are not in the draft.
      vocabularies: () =>
        callOf({ ...data.draft.get(), vocabularies: smallVocabularies(data.draft.get()) }).vocabularies,
      encoding: () => data.draft.get().encoding,
      timeout: () => data.preferences.get().timeout,
      journal: data.history,
      withoutSecrets: (bytes) => withoutSecrets(bytes, data.secrets.known()),
      read: (exchange) => client.fetchQuery(readingOptions(exchange, data.profiles.list.get(), readLarge)),
      onSent: () => data.sentCount.update((count) => count + 1),
    });
    return { conversations, session };
  });
  opened.set(data, opening);
  return opening;
}
