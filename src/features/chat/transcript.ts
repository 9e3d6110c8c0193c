/** A conversation as Markdown, for a report or a chat with colleagues. Pure. */
import type { Conversation, Turn } from '#data/conversation.ts';
import { formatScore } from '#i18n/format.ts';
import type { Locale } from '#i18n/locale.ts';
import type { Words } from '#i18n/zhCN.ts';
import { failureText } from './chatText.ts';

/** Every turn with its answer, match, confidence and time. What was said cannot become markup. */
export function transcriptOf(
  { name, lane, createdAt }: Conversation,
  turns: readonly Turn[],
  words: Words,
  locale: Locale,
): string {
  const { chat } = words;
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
  const lines = [
    chat.transcript.heading(plain(name)),
    '',
    chat.transcript.about(plain(lane.username), date.format(createdAt)),
  ];
  for (const { msg, sentAt, reply, other } of turns) {
    lines.push('', `**${chat.you}** ${time.format(sentAt)}`, '', quoted(msg));
    for (const [lane, each] of [['reply', reply] as const, ['other', other] as const]) {
      if (!each) continue;
      const which = other ? ` ${chat.compare.lanes[lane]}` : '';
      lines.push('', `**${chat.bot}${which}** ${facts(each)}`.trimEnd(), '', quoted(answerText(each, words)));
    }
  }
  return `${lines.join('\n')}\n`;
}

function facts(reply: Turn['reply']): string {
  if (reply.state !== 'answered') return '';
  const { status, confidence } = reply.meaning;
  return [plain(status), confidence && formatScore(confidence), `${Math.round(reply.ms)} ms`]
    .filter(Boolean)
    .join(' · ');
}

function answerText(reply: Turn['reply'], words: Words): string {
  const trouble = failureText(reply, words);
  if (trouble) return words.chat.transcript.failed(trouble);
  return reply.state === 'answered' ? `${reply.meaning.answer}${reply.cut ? ' …' : ''}` : words.chat.outcomes.waiting;
}

function quoted(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${plain(line)}`)
    .join('\n');
}

function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}
