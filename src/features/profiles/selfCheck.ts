/** The check of the console on itself: known results, round trips, one exchange with the emulator. No live host. */
import { callOf, draftSpec } from '#data/drafts.ts';
import { NO_JOURNAL } from '#data/journal.ts';
import { send } from '#data/send.ts';
import { fromHex, utf8 } from '#protocol/bytes.ts';
import { lintCredentials, type Credentials } from '#protocol/credentials.ts';
import type { EndpointId } from '#protocol/endpoints.ts';
import { signToken } from '#protocol/jwt.ts';
import { decrypt, encrypt } from '#protocol/msgCrypt.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';

export const CHECKS = ['signature', 'cipher', 'roundTrips', 'emulator'] as const;

export type CheckId = (typeof CHECKS)[number];

export type CheckFailure = 'different' | 'bad_credentials' | 'no_crypto' | 'no_answer' | 'wrong_answer';

export interface CheckResult {
  failure: CheckFailure | undefined;
  /** Milliseconds. */
  ms: number;
}

const RUNS: Record<CheckId, (credentials: Credentials) => Promise<CheckFailure | undefined>> = {
  signature: checkSignature,
  cipher: checkCipher,
  roundTrips: checkRoundTrips,
  emulator: checkEmulator,
};

/** Runs one check. It never throws: whatever goes wrong is its result. */
export async function runCheck(id: CheckId, credentials: Credentials): Promise<CheckResult> {
  const begun = performance.now();
  const failure = globalThis.crypto?.subtle
    ? await RUNS[id](credentials).catch(() => 'different' as const)
    : 'no_crypto';
  return { failure, ms: performance.now() - begun };
}

// protocol.md section 2: the platform page's parameters under the public sample key; RFC 7515 appendix A.1.
const TOKENS = [
  {
    headerJson: '{"typ":"JWT","alg":"HS256"}',
    payloadJson: '{"username":"some persone","msg":"你好"}',
    secret: PUBLISHED_SAMPLE.encodingAESKey,
    token:
      'eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJ1c2VybmFtZSI6InNvbWUgcGVyc29uZSIsIm1zZyI6IuS9oOWlvSJ9.qCuHP80mwJCZc_Tnj3EYEJcQq8b7KC7fEGagHrnpolc',
  },
  {
    headerJson: '{"typ":"JWT",\r\n "alg":"HS256"}',
    payloadJson: '{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}',
    secret: fromHex(
      '0323354b2b0fa5bc837e0665777ba68f5ab328e6f054c928a90f84b2d2502ebfd3fb5a92d20647ef968ab4c377623d223d2e2172052e4f08c0cd9af567d080a3',
    )!,
    token:
      'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  },
];

async function checkSignature(): Promise<CheckFailure | undefined> {
  for (const { token, ...input } of TOKENS) {
    const signed = await signToken(input);
    if (signed.token !== token) return 'different';
  }
  return undefined;
}

// Tencent's Java sample for official accounts, WXBizMsgCryptTest, testAesEncrypt.
const CIPHER = {
  encodingAESKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  appId: 'wxb11529c136998cb6',
  random: 'aaaabbbbccccdddd',
  message: '我是中文abcd123',
  encrypt: 'jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==',
};

async function checkCipher(): Promise<CheckFailure | undefined> {
  const sealed = await encrypt({ ...CIPHER, random: utf8(CIPHER.random) });
  return sealed.encrypt === CIPHER.encrypt ? undefined : 'different';
}

const PADDINGS = 32;

async function checkRoundTrips(credentials: Credentials): Promise<CheckFailure | undefined> {
  const { appId, encodingAESKey } = credentials;
  const faulty = lintCredentials(credentials).some(({ field, severity }) => field !== 'token' && severity === 'error');
  if (faulty) return 'bad_credentials';
  const paddings = new Set<number>();
  for (let length = 0; length < PADDINGS; length++) {
    const message = 'x'.repeat(length);
    const sealed = await encrypt({ appId, encodingAESKey, message });
    const opened = await decrypt({ appId, encodingAESKey, encrypt: sealed.encrypt });
    if (opened.message !== message) return 'different';
    paddings.add(sealed.frame.at(-1)!);
  }
  return paddings.size === PADDINGS ? undefined : 'different';
}

const PATIENCE = 10_000;

async function checkEmulator(): Promise<CheckFailure | undefined> {
  for (const api of ['message', 'dictmsg'] satisfies EndpointId[]) {
    const failure = await askEmulator(api);
    if (failure) return failure;
  }
  return undefined;
}

async function askEmulator(api: EndpointId): Promise<CheckFailure | undefined> {
  const result = await send({
    draft: { ...callOf(draftSpec.initial()), api, msg: '你好' },
    credentials: PUBLISHED_SAMPLE,
    profileId: 'self-check',
    target: 'emulator',
    origin: 'bench',
    journal: NO_JOURNAL,
    scenario: 'healthy',
    timeout: PATIENCE,
    environment: { now: Math.floor(Date.now() / 1000) },
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!result.sent) return 'different';
  const { outcome } = result.exchange;
  if (outcome.kind === 'failure') return 'no_answer';
  const { status, body } = outcome.received;
  return status === 200 && hasAnswer(body) ? undefined : 'wrong_answer';
}

function hasAnswer(body: Uint8Array): boolean {
  try {
    const reply: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof reply === 'object' && reply !== null && 'answer' in reply && reply.answer !== '';
  } catch {
    return false;
  }
}
