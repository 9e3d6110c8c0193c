import type { CredentialField } from '#protocol/credentials.ts';
import { CREDENTIAL_LABELS } from '#protocol/credentials.ts';
import type { diagnosis as source } from './diagnosis.zh.ts';
import { formatBytes } from './format.ts';

const label = (field: CredentialField) => (field === 'encodingAESKey' ? 'key' : CREDENTIAL_LABELS[field]);
const short = (text: string) => (text.length > 14 ? `${text.slice(0, 11)}…` : text);

const shapes: (typeof source)['shapes'] = {
  empty: (field) => `The ${label(field)} is empty`,
  surrounding_space: (field, at) =>
    at === 0 ? `The ${label(field)} begins with a space` : `The ${label(field)} ends with a space`,
  inner_space: (field) => `The ${label(field)} has a space inside`,
  quoted: (field) => `The ${label(field)} is in quotes`,
  invisible_character: (field) => `The ${label(field)} holds an invisible character`,
  key_length: (field) => `The ${label(field)} has the wrong length`,
  key_padded: (field) => `The ${label(field)} ends with =`,
  key_url_safe: (field) => `The ${label(field)} has - _ instead of + /`,
  key_alphabet: (field) => `The ${label(field)} holds a character that cannot be there`,
  key_spare_bits: (field) => `The ${label(field)} sets spare bits in its last character`,
  token_dot_segment: (field) => `The ${label(field)} cannot be . or ..`,
  token_unsafe_character: (field) => `The ${label(field)} holds a character that gets encoded`,
  unusual_length: (field) => `The ${label(field)} has an unusual length`,
  looks_like: (field) => `The ${label(field)} seems to be in the wrong place`,
};

const mends: (typeof source)['mends'] = {
  surrounding_space: 'Remove the space',
  inner_space: 'Remove the space',
  quoted: 'Remove the quotes',
  invisible_character: 'Remove the character',
  key_padded: 'Remove the =',
  key_url_safe: 'Put + and / back',
};

export const diagnosis: typeof source = {
  title: 'Causes, ranked',
  checked: (count) => `${count} hypotheses tried here`,
  working: 'Looking for the cause, offline',
  failed: 'The check broke off, probably for lack of memory. Paste the request into the toolbox.',
  copy: 'Copy diagnosis',
  copied: 'Diagnosis copied',
  certainties: { proven: 'Proven', to_check: 'To check', ruled_out: 'Ruled out' },
  ranked: (rank) => `Rank ${rank}`,
  manage: 'Check the credentials',
  resend: (mend) => `${mend} and resend`,
  mends,
  swap: ([a, b]) => `Swap ${CREDENTIAL_LABELS[a]} and ${CREDENTIAL_LABELS[b]}`,
  useProfile: (name) => `Switch to "${name}"`,
  useClaim: 'Use msg',
  dropTimes: 'Drop the time claims',
  useEncoding: { form: 'Use a form', json: 'Use JSON', url: 'Use the URL' },
  playHealthy: 'Set the scenario to healthy',
  only: 'Change only',
  before: 'Now',
  after: 'Mended',
  blank: 'space',
  scenario: 'The emulator was asked to answer so',
  scenarioText: (name) => `The scenario "${name}" is chosen; what the request holds makes no difference.`,
  shapes,
  length: (length, usual) => `Length ${length}, expected ${usual}.`,
  signatures: (sent, right) => `The mended key gives the signature ${short(right)}; ${short(sent)} was sent.`,
  confirmed: 'The emulator knows the right credentials and says the same.',
  swapped: (fields) => `${CREDENTIAL_LABELS[fields[0]]} and ${CREDENTIAL_LABELS[fields[1]]} are in each other's place`,
  swappedText: "Each value has the length and the alphabet of the other's field.",
  valueOfOther: (field, name) => `The ${label(field)} belongs to "${name}"`,
  valueOfOtherText: (name) =>
    `It equals the value of "${name}", while the others differ. All three belong to one page of the platform.`,
  keyOfOther: 'The key belongs to another bot',
  keyOfOtherText:
    'It cannot be told from here. Check that APPID, TOKEN and key come from one page of the platform, and that the key was not reset.',
  keyOfOtherNamed: (name) => `"${name}" is the same bot with another key; at most one of the two is valid.`,
  tokenUnknown: 'The platform does not know this TOKEN',
  tokenUnknownText:
    "It cannot be told from here. Copy it again from the platform's binding page; a bot built anew has a new TOKEN.",
  appId: 'The APPID in the ciphertext is not that of the bot',
  appIdText: (appId) => `The ciphertext says ${appId}. It has to come from the same page as the key.`,
  decoded: 'The key is base64-decoded before signing',
  decodedText: (sent, wrong) => `That would give ${short(wrong)}; ${short(sent)} was sent.`,
  times: 'The signature has expired',
  timesNotYet: 'The signature is not valid yet',
  timesUnit: 'A time claim is in milliseconds',
  timesNumber: 'A time claim is not a number',
  timesText: (seconds) =>
    seconds < 0 ? `exp passed ${-seconds} s before sending.` : `exp is ${seconds} s after sending.`,
  timesNone: 'The claims hold no exp.',
  timesEnforced: 'Whether the live platform checks times is not published; the emulator does.',
  skew: (seconds) => `The clocks here and at the server differ by ${Math.abs(seconds)} s.`,
  claim: 'The claim is called query instead of msg',
  claimText: (names) => `The claims are ${names}.`,
  claimUnknown: 'What the live platform does with query is not published.',
  framing: 'The encryption is malformed',
  framingText: (bytes) =>
    `It opens here with the same credentials: the ${formatBytes(bytes)} frame, padding, APPID and JSON are right.`,
  plus: 'A + became a space',
  plusText: (count) => `The ${count} + of the ciphertext are escaped or do not pass a form.`,
  encoding: 'The receiver did not read the body',
  encodingText: (name, bytes) =>
    `It went as ${name}, ${formatBytes(bytes)}. Another encoding tells whether that is it.`,
  encodings: { form: 'a form', json: 'JSON', url: 'URL parameters' },
  sent: 'Sent',
  right: 'Expected',
  rightNote: 'The expected one was computed here with the mended key and was not sent.',
};
