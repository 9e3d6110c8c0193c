/** What the mistakes of a ciphertext and of its plaintext mean: the verdict, its evidence, what to do. */
import { owner, said, type SealedFindingWords } from './findingWords.ts';

const FRAME = '16 random bytes + 4-byte big-endian length + message + APPID, padded to a multiple of 32';

export const findingsSealed: SealedFindingWords = {
  ciphertext_hex: {
    title: 'The ciphertext is written in hex',
    text: () => 'Its bytes are right. encrypt takes standard base64.',
  },
  ciphertext_url_safe: {
    title: 'The ciphertext is in URL-safe base64',
    text: () => 'encrypt takes standard base64: + for -, / for _, = at the end.',
  },
  ciphertext_truncated: {
    title: 'The ciphertext is cut off',
    text: (e) =>
      Number(said(e, 'remainder')) > 0
        ? `${said(e, 'bytes')} bytes, of which the last ${said(e, 'remainder')} make no whole block. Copy it again from the source.`
        : `Only ${said(e, 'bytes')} bytes; the length field promises more. Copy it again from the source.`,
  },
  ciphertext_other_profile: {
    title: "Encrypted with another bot's key",
    text: (e, names) =>
      `It opens with the key of "${owner(e, names)}", but the request addresses "${owner(e, names, 'addressed')}".`,
  },
  aes_key_not_decoded: {
    title: 'The AES key was not base64-decoded',
    text: () =>
      "It opens with the bytes of the key's text. The AES key is the 32 bytes of base64-decoding the text plus =; only HS256 takes the text.",
  },
  aes_ecb: {
    title: 'AES runs in ECB mode',
    text: () => 'It opens as ECB. Use CBC; the IV is the first 16 bytes of the AES key.',
  },
  iv_prepended: {
    title: 'The IV stands before the ciphertext',
    text: () =>
      'It reads only without the first 16 bytes. The IV is the first 16 bytes of the AES key and does not travel.',
  },
  iv_zero: {
    title: 'The IV is all zeros',
    text: (e) =>
      e.prefix === undefined
        ? 'It reads only with an IV of zeros. The IV is the first 16 bytes of the AES key.'
        : `With an IV of zeros the random prefix is 16 letters and digits, "${said(e, 'prefix')}"; with the right IV it is noise. The IV is the first 16 bytes of the AES key.`,
  },
  framing_missing: {
    title: 'AES alone, without the message frame',
    text: () =>
      `The message stands there directly. The plaintext of dictmsg is ${FRAME}. Bare AES is for v2 and webhooks only.`,
  },
  random_prefix_missing: {
    title: 'The 16 random bytes are missing',
    text: () => `The first field is the length already. The plaintext is ${FRAME}.`,
  },
  length_missing: {
    title: 'The 4-byte length is missing',
    text: () => `The message follows the random bytes directly. The plaintext is ${FRAME}.`,
  },
  length_little_endian: {
    title: 'The length is little-endian',
    text: (e) =>
      `Big-endian it reads ${said(e, 'big')}, little-endian ${said(e, 'little')}. Use big-endian (network order).`,
  },
  length_in_characters: {
    title: 'The length counts characters',
    text: (e) =>
      `The field says ${said(e, 'says')}, the message has ${said(e, 'bytes')} bytes. Write the number of UTF-8 bytes.`,
  },
  padding_16: {
    title: 'Padded to 16 instead of 32',
    text: (e) =>
      `The plaintext has ${said(e, 'bytes')} bytes. PKCS#7 goes by 32 here: pad yourself and switch the library's padding off.`,
  },
  appid_missing: { title: 'No APPID after the message', text: () => `The plaintext is ${FRAME}.` },
  appid_is_token: {
    title: 'The TOKEN stands after the message',
    text: () => 'The APPID belongs there; the platform checks it.',
  },
  appid_mismatch: {
    title: 'Another APPID stands after the message',
    text: (e) => `The ciphertext holds "${said(e, 'found')}", the credentials "${said(e, 'expected')}".`,
  },
  ciphertext_unexplained: {
    title: 'The ciphertext does not open, and no cause was found',
    text: (e) =>
      said(e, 'reason') === 'not_base64'
        ? 'The value is neither base64 nor hex.'
        : 'All uses in the table were tried and none gives readable text. The key may have been reset, or belong to a bot that is not on this page.',
  },
  plaintext_xml: {
    title: 'The plaintext is XML',
    text: () => 'The plaintext of dictmsg is JSON (inferred). XML is for sendmsg and other calls.',
  },
  plaintext_json_twice: {
    title: 'The plaintext is serialised twice',
    text: () => 'Inside is a string that holds JSON. Call JSON.stringify once.',
  },
  plaintext_not_json: {
    title: 'The plaintext is not JSON',
    text: (e) =>
      said(e, 'type')
        ? `It is of type ${said(e, 'type')}, not an object.`
        : 'The ciphertext opens, but its text is not JSON.',
  },
  svrinfo_as_string: { title: 'svrinfo is a string', text: () => 'svrinfo is an object; do not serialise it first.' },
  svrinfo_missing_level: {
    title: 'svrinfo lacks a level',
    text: (e) =>
      `${said(e, 'missing')} is missing. The shape is svrinfo → real_time_slot_candidates → vocabulary → array of words.`,
  },
  svrinfo_shape: {
    title: 'svrinfo has the wrong shape',
    text: (e) =>
      `${said(e, 'path')}${said(e, 'type') ? ` is of type ${said(e, 'type')}` : ' has wrong members'}. A vocabulary is an array of strings.`,
  },
};
