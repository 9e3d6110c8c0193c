import { CREDENTIAL_LABELS, type CredentialField } from '#protocol/credentials.ts';
import type { FrameWords } from './frame.zh.ts';

const listed = (fields: readonly CredentialField[]) => fields.map((field) => CREDENTIAL_LABELS[field]).join(', ');

export const pasted: FrameWords['pasted'] = {
  pastePlaceholder: 'APPID: …\nTOKEN: …\nEncodingAESKey: …',
  missing: (fields) => `Missing ${listed(fields)}.`,
  nothingFound: 'Nothing was recognised. Write each line as "APPID: value" and paste again.',
  unplaced: (texts) => `Not recognised: ${texts.join(', ')}.`,
  characters: (length) => `${length} chars`,
};
