/** Where calls go. The dev server knows the addresses; the page knows the names only. */

export type TargetId = 'emulator' | 'chatbot' | 'openai' | 'custom';

export const TARGET_IDS: readonly TargetId[] = ['emulator', 'chatbot', 'openai', 'custom'];

/** The platform's own hosts (protocol.md section 1). */
export const TARGET_ORIGINS: Partial<Record<TargetId, string>> = {
  chatbot: 'https://chatbot.weixin.qq.com',
  openai: 'https://openai.weixin.qq.com',
};
