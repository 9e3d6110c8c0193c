/** What is typed in the workbench, kept through a reload. Credentials are not part of it. */
import * as v from 'valibot';
import { EXAMPLE_DRAFT, type Draft, type DraftIssue } from '#protocol/draft.ts';
import { parseCandidates } from '#protocol/vocab.ts';
import type { PersistedSpec } from './persisted.ts';

const vocabularySchema = v.object({
  id: v.string(),
  name: v.string(),
  words: v.array(v.string()),
  /** Whether it travels with the next request. */
  enabled: v.boolean(),
  /** Present where the words are too many to be kept here: `words` is empty then, and the vocabulary store has them. */
  large: v.optional(v.object({ count: v.number(), bytes: v.number(), jsonBytes: v.number(), revision: v.number() })),
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
  /** Profile whose set of vocabularies this is. */
  vocabulariesOf: v.optional(v.string()),
  /** The text of the JSON view as typed, while that view is used; it may not be readable yet. */
  vocabularyText: v.optional(v.string()),
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

/** Whether the call carries a vocabulary whose words are not in the draft: it is then prepared where they are. */
export function isLarge(draft: WorkbenchDraft): boolean {
  return draft.api === 'dictmsg' && draft.vocabularies.some(({ enabled, large }) => enabled && large !== undefined);
}

/** The call a draft stands for: only what is switched on. Words that are kept elsewhere are missing; see {@link isLarge}. */
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

/** What keeps the typed texts from being a call at all: a half-typed number, JSON that cannot be read. */
export function typingIssues(draft: WorkbenchDraft): DraftIssue[] {
  if (draft.api === 'message') {
    const bad = draft.exp && !Number.isInteger(Number(draft.expSeconds || NaN));
    return bad ? [{ field: 'exp', code: 'exp_not_integer', severity: 'error' }] : [];
  }
  if (draft.vocabularyText === undefined) return [];
  const parsed = parseCandidates(draft.vocabularyText);
  if (parsed.ok) return [];
  return parsed.issues.map(({ code, severity, name, reason }) => ({
    field: 'vocabularies',
    code,
    severity,
    name,
    reason,
  }));
}
