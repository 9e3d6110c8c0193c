/** Causes that lie in the credentials: their shape, their places, their owner. */
import { CREDENTIAL_FIELDS, belongsTo, lintCredentials, type CredentialField } from '#protocol/credentials.ts';
import type { Cause, Check, Ends, Refused } from './cause.ts';
import { hinted, sentSignature, signaturesOf } from './facts.ts';

/** Values whose shape is wrong. */
export function shapes(fields: readonly CredentialField[]): Check {
  return ({ sender: { credentials }, exchange, examination }) =>
    lintCredentials(credentials).flatMap(({ fix, ...issue }): Cause[] => {
      const { field, code, severity } = issue;
      if (!fields.includes(field) || severity === 'note' || code === 'looks_like') return [];
      const signatures = field === 'encodingAESKey' ? signaturesOf(exchange, examination) : undefined;
      const ends = fix === undefined ? undefined : endsOf(credentials[field], fix, issue.at ?? 0);
      return [
        {
          about: { code: 'credential', issue, ...(ends ? { ends } : {}), ...(signatures ? { signatures } : {}) },
          certainty: severity === 'error' ? 'proven' : 'to_check',
          ...(hinted(exchange, /^key-|^decrypt-/) && field === 'encodingAESKey' ? { confirmed: true } : {}),
          ...(fix === undefined ? {} : { remedy: { kind: 'mend', issue: code, field } as const }),
        },
      ];
    });
}

const SHOWN = 3;

// Three characters of a key may be shown; what is wrong stands at one of its ends.
function endsOf(value: string, fix: string, at: number): Ends | undefined {
  const before = Array.from(value);
  if (at < before.length - 2) return undefined;
  const kept = before.slice(Math.max(0, at - SHOWN));
  return { before: kept, at: Math.min(at, SHOWN), after: Array.from(fix).slice(-SHOWN) };
}

/** Two values in each other's place, or one that looks like another's. */
export function swapped({ sender: { credentials } }: Refused): Cause[] {
  const shaped = CREDENTIAL_FIELDS.map((field) => belongsTo(credentials[field]));
  for (const [i, field] of CREDENTIAL_FIELDS.entries()) {
    const other = shaped[i];
    if (!other || other === field || belongsTo(credentials[other]) !== field) continue;
    const fields = [field, other] as const;
    return [{ about: { code: 'swapped', fields }, certainty: 'proven', remedy: { kind: 'swap', fields } }];
  }
  const wrong = CREDENTIAL_FIELDS.flatMap((field, i): Cause[] => {
    const other = shaped[i];
    if (!other || other === field) return [];
    return [
      {
        about: {
          code: 'credential',
          issue: {
            field,
            code: 'looks_like',
            severity: 'warning',
            length: credentials[field].length,
            otherField: other,
          },
        },
        certainty: 'to_check',
      },
    ];
  });
  return wrong;
}

/** The very value of another profile, which has other values beside it. */
export function ofOther(field: CredentialField): Check {
  return ({ sender, others }) => {
    const same = others.find(
      ({ credentials }) => credentials[field] !== '' && credentials[field] === sender.credentials[field],
    );
    if (!same || CREDENTIAL_FIELDS.every((name) => same.credentials[name] === sender.credentials[name])) return [];
    const remedy = { kind: 'profile', id: same.id, name: same.name } as const;
    return [{ about: { code: 'value_of_other', field, name: same.name }, certainty: 'to_check', remedy }];
  };
}

/**
 * A key of another bot: nothing here can tell, unless another profile knows this bot under another key, or the emulator
 * could not open what opens here.
 */
export function keyOfOther({ sender, others, exchange }: Refused): Cause[] {
  const twin = others.find(
    ({ credentials: { appId: id, token, encodingAESKey } }) =>
      (token === sender.credentials.token || id === sender.credentials.appId) &&
      encodingAESKey !== sender.credentials.encodingAESKey,
  );
  const clean = lintCredentials(sender.credentials).every(({ fix }) => fix === undefined);
  const confirmed = clean && hinted(exchange, /^decrypt-(?!appid-mismatch)/);
  const known = confirmed ? ({ certainty: 'proven', confirmed } as const) : ({ certainty: 'to_check' } as const);
  if (!twin) return [{ about: { code: 'key_of_other' }, ...known }];
  const remedy = { kind: 'profile', id: twin.id, name: twin.name } as const;
  return [{ about: { code: 'key_of_other', name: twin.name }, ...known, remedy }];
}

/** A TOKEN the platform does not know. */
export const tokenUnknown: Check = () => [{ about: { code: 'token_unknown' }, certainty: 'to_check' }];

/** An APPID that does not go with the key. */
export function appId({ sender, exchange }: Refused): Cause[] {
  const about = { code: 'app_id', appId: sender.credentials.appId } as const;
  const confirmed = hinted(exchange, /^decrypt-appid-mismatch$/);
  return [confirmed ? { about, certainty: 'proven', confirmed } : { about, certainty: 'to_check' }];
}

/** The key decoded before it signs: shown because it is what most people do wrong. */
export function decoded({ exchange, examination }: Refused): Cause[] {
  const outcome = examination.ruledOut.find(({ id, profile }) => id === 'base64_decoded' && profile === 0);
  const sent = sentSignature(exchange);
  if (!outcome?.computed || sent === undefined) return [];
  return [{ about: { code: 'key_decoded', signatures: [sent, outcome.computed] }, certainty: 'ruled_out' }];
}
