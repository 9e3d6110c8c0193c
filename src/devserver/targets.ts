/** Where a call may go. Fixed at start; a page can name a row of this table and nothing else. */

export type TargetId = 'emulator' | 'openai' | 'chatbot' | 'custom';

/** Who may use a target: anybody on this machine, or our own page only (its launch token proves it). */
export type Audience = 'anybody' | 'our_page';

export interface Target {
  id: TargetId;
  origin: URL;
  audience: Audience;
  /** Prefix of request headers that go on beside the common ones. */
  ownHeaders: string | undefined;
}

export type Targets = ReadonlyMap<TargetId, Target>;

/** The platform's hosts (documented: its page names both). */
const PLATFORM: Readonly<Record<'openai' | 'chatbot', string>> = {
  openai: 'https://openai.weixin.qq.com',
  chatbot: 'https://chatbot.weixin.qq.com',
};

export function targetsOf(emulator: URL, custom: URL | undefined): Targets {
  const rows: Target[] = [
    { id: 'emulator', origin: emulator, audience: 'anybody', ownHeaders: 'x-emulator-' },
    { id: 'openai', origin: new URL(PLATFORM.openai), audience: 'our_page', ownHeaders: undefined },
    { id: 'chatbot', origin: new URL(PLATFORM.chatbot), audience: 'our_page', ownHeaders: undefined },
  ];
  if (custom) rows.push({ id: 'custom', origin: custom, audience: 'our_page', ownHeaders: undefined });
  return new Map(rows.map((row) => [row.id, row]));
}

export function isTargetId(text: string): text is TargetId {
  return text === 'emulator' || text === 'openai' || text === 'chatbot' || text === 'custom';
}
