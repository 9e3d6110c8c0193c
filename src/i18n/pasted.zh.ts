/** What is said about a pasted block of credentials. */
import { CREDENTIAL_LABELS, type CredentialField } from '#protocol/credentials.ts';

const listed = (fields: readonly CredentialField[]) => fields.map((field) => CREDENTIAL_LABELS[field]).join('、');

export const pasted = {
  pastePlaceholder: 'APPID: …\nTOKEN: …\nEncodingAESKey: …',
  missing: (fields: readonly CredentialField[]) => `缺 ${listed(fields)}。`,
  nothingFound: '没有认出任何一项。每行写成「APPID: 值」再粘贴。',
  unplaced: (texts: readonly string[]) => `没有认出：${texts.join('、')}。`,
  characters: (length: number) => `${length} 字符`,
};
