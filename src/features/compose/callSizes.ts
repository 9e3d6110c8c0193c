/** What a call with vocabularies is made of, in bytes. */
import type { WorkbenchDraft } from '#data/drafts.ts';
import { utf8Length } from '#protocol/bytes.ts';
import type { Prepared } from '#protocol/prepare.ts';
import { envelopeBytes, requestSizes, type RequestSizes } from '#vocab/sizes.ts';

/** Sizes of a draft's request, in every encoding, and how many words travel. */
export function callSizes(draft: WorkbenchDraft, prepared: Prepared | undefined): RequestSizes & { words: number } {
  const travelling = draft.vocabularies.filter(({ enabled }) => enabled);
  const words = travelling.reduce((sum, each) => sum + (each.large?.count ?? each.words.length), 0);
  const envelope = envelopeBytes(
    draft.username,
    draft.msg,
    travelling.map(({ name }) => name),
  );
  const json = travelling.reduce((sum, each) => sum + (each.large?.jsonBytes ?? listBytes(each.words)), 0);
  const appId = prepared?.steps.scheme === 'wxbizmsgcrypt' ? fieldBytes(prepared.steps.encrypted.fields) : APPID_BYTES;
  return { ...requestSizes(envelope + json, 'x'.repeat(appId)), words };
}

/** As every APPID that was seen. */
const APPID_BYTES = 15;

function fieldBytes(fields: readonly { name: string; start: number; end: number }[]): number {
  const field = fields.find(({ name }) => name === 'appId');
  return field ? field.end - field.start : APPID_BYTES;
}

function listBytes(words: readonly string[]): number {
  return utf8Length(JSON.stringify(words)) - 2;
}
