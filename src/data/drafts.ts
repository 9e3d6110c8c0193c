/** What is typed in the workbench, kept through a reload. Credentials are not part of it. */
import * as v from 'valibot';
import { EXAMPLE_DRAFT, type Draft } from '#protocol/prepare.ts';
import type { PersistedSpec } from './persisted.ts';

const vocabularySchema = v.object({
  id: v.string(),
  name: v.string(),
  words: v.array(v.string()),
  /** Whether it travels with the next request. */
  enabled: v.boolean(),
});

const schema = v.object({
  api: v.picklist(['message', 'dictmsg']),
  username: v.string(),
  msg: v.string(),
  encoding: v.picklist(['form', 'json', 'url']),
  claimName: v.picklist(['msg', 'query']),
  iat: v.boolean(),
  exp: v.boolean(),
  /** Seconds after now; a text so that a half-typed number is not lost. */
  expSeconds: v.string(),
  jti: v.boolean(),
  extraClaims: v.string(),
  vocabularies: v.array(vocabularySchema),
  /** The JSON view's text while it cannot be read as vocabularies. */
  brokenVocabularyJson: v.optional(v.string()),
  /** 32 hex digits: the random bytes are frozen to these. */
  frozenRandom: v.optional(v.string()),
});

export type WorkbenchDraft = v.InferOutput<typeof schema>;
export type DraftVocabulary = v.InferOutput<typeof vocabularySchema>;

export const draftSpec: PersistedSpec<WorkbenchDraft> = {
  key: 'draft',
  version: 1,
  schema,
  initial: () => ({
    ...EXAMPLE_DRAFT,
    exp: false,
    expSeconds: '3600',
    vocabularies: EXAMPLE_DRAFT.vocabularies.map(({ name, words }) => ({
      id: name,
      name,
      words: [...words],
      enabled: true,
    })),
  }),
};

/** The call a draft stands for: only what is switched on. */
export function callOf(draft: WorkbenchDraft): Draft {
  const seconds = Number(draft.expSeconds);
  return {
    api: draft.api,
    username: draft.username,
    msg: draft.msg,
    encoding: draft.encoding,
    claimName: draft.claimName,
    iat: draft.iat,
    exp: draft.exp && Number.isInteger(seconds) ? seconds : undefined,
    jti: draft.jti,
    extraClaims: draft.extraClaims,
    vocabularies: draft.vocabularies.filter((vocabulary) => vocabulary.enabled),
  };
}
