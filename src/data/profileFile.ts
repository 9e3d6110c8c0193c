/** Profiles as a file: a JWE under a passphrase of its own. Reading one writes nothing. */
import * as v from 'valibot';
import { decodeUtf8, utf8 } from '#protocol/bytes.ts';
import { openWithPassphrase, problemOf, sealWithPassphrase, type OpenProblem } from '#protocol/sealed.ts';
import { profileSchema } from './profileSchema.ts';

const KIND = 'dialog-console.profiles';
const VERSION = 1;

/** Bytes a file has at most; the largest honest one is far below. */
export const MOST_BYTES = 4 * 1024 * 1024;
const MOST_PROFILES = 1000;

/** A profile without what belongs to one console only. */
const carriedSchema = v.object({
  name: profileSchema.entries.name,
  purpose: profileSchema.entries.purpose,
  credentials: profileSchema.entries.credentials,
});

export type CarriedProfile = v.InferOutput<typeof carriedSchema>;

export type FileProblem =
  | { code: OpenProblem | 'not_json' }
  | { code: 'too_large'; bytes: number }
  | { code: 'newer'; version: string }
  | { code: 'too_many'; count: number }
  /** Where in the file something else was expected. */
  | { code: 'bad_shape'; place: string; expected: string };

export type ReadFile = { ok: true; profiles: CarriedProfile[] } | { ok: false; problem: FileProblem };

/** The text of a file with these profiles. */
export function profileFile(
  profiles: readonly CarriedProfile[],
  passphrase: string,
  iterations?: number,
): Promise<string> {
  const carried = profiles.map(({ name, purpose, credentials }) => ({ name, purpose, credentials }));
  const content = { kind: KIND, version: VERSION, profiles: carried };
  return sealWithPassphrase(utf8(JSON.stringify(content)), passphrase, iterations);
}

/** Whether a file could be one of ours, before anybody is asked for its passphrase. */
export async function checkFile(file: Blob): Promise<{ ok: true; text: string } | { ok: false; problem: FileProblem }> {
  if (file.size > MOST_BYTES) return refused({ code: 'too_large', bytes: file.size });
  const text = (await file.text()).trim();
  const code = problemOf(text);
  return code ? refused({ code }) : { ok: true, text };
}

/** The profiles in the text of a file, or why there are none. */
export async function readProfileFile(text: string, passphrase: string): Promise<ReadFile> {
  const opened = await openWithPassphrase(text, passphrase);
  if (!opened.ok) return refused({ code: opened.problem });
  let content: unknown;
  try {
    content = JSON.parse(decodeUtf8(opened.content) ?? '');
  } catch {
    return refused({ code: 'not_json' });
  }
  const head = v.safeParse(v.object({ kind: v.literal(KIND), version: v.number() }), content);
  if (!head.success) return refused(shapeOf(head.issues[0]));
  if (head.output.version !== VERSION) return refused({ code: 'newer', version: String(head.output.version) });
  const body = v.safeParse(v.object({ profiles: v.array(carriedSchema) }), content);
  if (!body.success) return refused(shapeOf(body.issues[0]));
  const { profiles } = body.output;
  return profiles.length > MOST_PROFILES
    ? refused({ code: 'too_many', count: profiles.length })
    : { ok: true, profiles };
}

/** Which profiles of a file are not here yet: others have the same name and values. */
export function missingFrom(own: readonly CarriedProfile[], carried: readonly CarriedProfile[]): CarriedProfile[] {
  const told = ({ name, credentials: { appId, token, encodingAESKey } }: CarriedProfile) =>
    JSON.stringify([name, appId, token, encodingAESKey]);
  const known = new Set(own.map(told));
  return carried.filter((profile) => !known.has(told(profile)));
}

function refused(problem: FileProblem): { ok: false; problem: FileProblem } {
  return { ok: false, problem };
}

function shapeOf(issue: v.BaseIssue<unknown>): FileProblem {
  return { code: 'bad_shape', place: v.getDotPath(issue) ?? '$', expected: issue.expected ?? '?' };
}
