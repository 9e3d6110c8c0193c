/** The three signatures made from a TOKEN and some values, as a table. */
import { md5Hex, v2Sign, webhookSignature } from '#protocol/md5Signatures.ts';
import { msgSignature } from '#protocol/msgCrypt.ts';

export const SIGNATURE_KINDS = ['msg', 'v2', 'webhook'] as const;

export type SignatureKind = (typeof SIGNATURE_KINDS)[number];

export type SignedValue = 'timestamp' | 'nonce' | 'encrypt' | 'body' | 'skillName' | 'intentName' | 'query';

export type SignatureValues = Record<'token' | SignedValue, string>;

export interface Signed {
  signature: string;
  /** The parts in the order in which they are joined; an inner digest with its value. */
  joined: readonly { name: string; digest?: string }[];
}

interface Kind {
  /** The wire's own name of the result. */
  name: string;
  values: readonly SignedValue[];
  /** May be empty, as the body of a GET is. */
  optional: readonly SignedValue[];
  sign: (values: SignatureValues) => Promise<Signed>;
}

const named = (...names: readonly string[]) => names.map((name) => ({ name }));

export const SIGNATURES: Record<SignatureKind, Kind> = {
  msg: {
    name: 'msg_signature',
    values: ['timestamp', 'nonce', 'encrypt'],
    optional: [],
    sign: async (values) => {
      const names = ['token', 'timestamp', 'nonce', 'encrypt'] as const;
      const sorted = names.toSorted((a, b) => (values[a] < values[b] ? -1 : values[a] > values[b] ? 1 : 0));
      return { signature: await msgSignature(values), joined: named(...sorted) };
    },
  },
  v2: {
    name: 'sign',
    values: ['timestamp', 'nonce', 'body'],
    optional: ['body'],
    sign: async (values) => ({
      signature: v2Sign(values),
      joined: [...named('token', 'timestamp', 'nonce'), { name: 'md5(body)', digest: md5Hex(values.body) }],
    }),
  },
  webhook: {
    name: 'Signature',
    values: ['timestamp', 'skillName', 'intentName', 'query'],
    optional: ['skillName', 'intentName', 'query'],
    sign: async (values) => ({
      signature: webhookSignature(values),
      joined: named('token', 'Timestamp', 'SkillName', 'IntentName', 'Query'),
    }),
  },
};

/** What still has to be filled in. */
export function missingOf(kind: SignatureKind, values: SignatureValues): string[] {
  const { values: names, optional } = SIGNATURES[kind];
  return (['token', ...names] as const).filter(
    (name) => values[name] === '' && !optional.includes(name as SignedValue),
  );
}
