/** A conversation as a file, by the one door. What writes it loads when it is asked for. */
import type { ConsoleData } from '#data/console.ts';
import type { Conversation, Turn } from '#data/conversation.ts';
import { printConversation } from '#data/conversationFile.ts';
import type { Conversations } from '#data/conversations.ts';
import type { Locale } from '#i18n/locale.ts';
import type { Words } from '#i18n/zhCN.ts';
import { beginning } from '#protocol/beginning.ts';

export type ChatFileKind = 'json' | 'markdown' | 'casesCsv' | 'casesJson';

export const CHAT_FILE_KINDS: readonly ChatFileKind[] = ['json', 'markdown'];
export const CASE_FILE_KINDS: readonly ChatFileKind[] = ['casesCsv', 'casesJson'];

interface ChatFile {
  conversation: Conversation;
  turns: readonly Turn[];
  conversations: Conversations;
  words: Words;
  locale: Locale;
}

/** @returns whether it was handed to the browser. */
export async function saveChat(data: ConsoleData, kind: ChatFileKind, file: ChatFile): Promise<boolean> {
  const [extension, type] = FORMS[kind];
  const name = `${fileName(file.conversation.name)}${extension}`;
  return data.door.save({ name, type, content: await contentOf(kind, file) });
}

/** Lays the cases of a conversation on the lab's desk. */
export async function runChat(data: ConsoleData, file: ChatFile): Promise<void> {
  const [{ labDesksOf }, cases] = await Promise.all([import('./labDesks.ts'), contentOf('casesJson', file)]);
  await labDesksOf(data).cases.read(new Blob([cases]), `${fileName(file.conversation.name)}.json`);
}

const FORMS: Record<ChatFileKind, readonly [extension: string, type: string]> = {
  json: ['.json', 'application/json'],
  markdown: ['.md', 'text/markdown'],
  casesCsv: ['.cases.csv', 'text/csv'],
  casesJson: ['.cases.json', 'application/json'],
};

async function contentOf(
  kind: ChatFileKind,
  { conversation, turns, conversations, words, locale }: ChatFile,
): Promise<string> {
  switch (kind) {
    case 'json': {
      const { bodiesOf } = await import('#data/conversations.ts');
      return printConversation({ conversation, turns, bodies: await bodiesOf(conversations, turns) });
    }
    case 'markdown': {
      const { transcriptOf } = await import('#features/chat/transcript.ts');
      return transcriptOf(conversation, turns, words, locale);
    }
    case 'casesCsv':
    case 'casesJson': {
      const [{ casesCsv, casesJson }, { casesFrom }] = await Promise.all([
        import('#lab/caseFile.ts'),
        import('#lab/fromConversation.ts'),
      ]);
      const spoken = turns.map(({ msg, reply }) =>
        reply.state === 'answered'
          ? { msg, meaning: reply.meaning, cut: reply.cut }
          : { msg, meaning: undefined, cut: false },
      );
      const cases = casesFrom(conversation.name, spoken);
      return kind === 'casesCsv' ? casesCsv(cases) : casesJson(cases);
    }
  }
}

// What no file system takes in a name.
function fileName(name: string): string {
  return beginning(name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '-'), 80) || 'conversation';
}
