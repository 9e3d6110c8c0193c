/** What the mistakes of a request and of its token mean: the verdict, its evidence, what to do. */
import { formatLag } from './format.ts';
import { owner, said, type SignedFindingWords } from './findingWords.ts';

const lag = (seconds: string) => formatLag('en', Number(seconds) * 1000);
const PARTS: Readonly<Record<string, string>> = { header: 'header', payload: 'claims', signature: 'signature' };
const part = (name: string) => PARTS[name] ?? 'a part';
const HOW_TO_SIGN = 'HS256 of the message API takes the 43 characters as they are.';

export const findingsSigned: SignedFindingWords = {
  ok: { title: 'Nothing is wrong', text: () => 'Every layer that can be read agrees; no mistake was found.' },
  method_not_post: { title: 'The method is not POST', text: (e) => `It is ${said(e, 'method')}. The API takes POST.` },
  path_placeholder: {
    title: 'The path still holds a placeholder',
    text: (e) => `The path says "${said(e, 'token')}" instead of the TOKEN.`,
  },
  path_has_key: {
    title: 'The path holds the EncodingAESKey',
    text: (e, names) =>
      `The last segment is the key of "${owner(e, names)}". The TOKEN belongs there; the key has leaked with the address, so reset it.`,
  },
  path_has_appid: {
    title: 'The path holds the APPID',
    text: (e, names) => `The last segment is the APPID of "${owner(e, names)}". The TOKEN belongs there.`,
  },
  path_token_unknown: {
    title: 'The TOKEN in the path fits no credentials',
    text: (e, names) => {
      const near = said(e, 'near');
      if (near === '')
        return `The TOKEN in the path has ${said(e, 'length')} characters and is none of those on this page.`;
      const why =
        near === 'case' ? 'only letter case differs' : near === 'space' ? 'only outer space differs' : 'a part of it';
      return `Close to the TOKEN of "${owner(e, names)}": ${why}. Copy it again from the admin page.`;
    },
  },
  endpoint_mismatch: {
    title: 'The API and its content do not match',
    text: (e) =>
      `The path is ${said(e, 'addressed')}, the content that of ${said(e, 'carried')}. message takes a JWT, dictmsg a ciphertext.`,
  },
  multipart_body: {
    title: 'The body is multipart/form-data',
    text: () => 'The API reads application/x-www-form-urlencoded or JSON. With curl, use -d instead of -F.',
  },
  content_type_mismatch: {
    title: 'Content-Type and body disagree',
    text: (e) =>
      `The header says ${said(e, 'contentType')}, the body looks like ${said(e, 'look')}. Change one of them.`,
  },
  field_name_wrong: {
    title: 'Wrong field name',
    text: (e) => `The value is in ${said(e, 'field') || '(no name)'}; it belongs in ${said(e, 'wanted')}.`,
  },
  xml_envelope_posted: {
    title: 'An XML envelope was sent',
    text: (e) =>
      said(e, 'direction') === 'callback'
        ? 'This is the XML of a callback. For a call, take the value of Encrypt alone and put it in the field encrypt.'
        : 'The API takes no XML. Put the ciphertext alone in the field encrypt, as a form or JSON.',
  },
  percent_encoded_twice: {
    title: 'Percent-encoded twice',
    text: (e) =>
      `It reads only after ${said(e, 'times')} more decoding. The HTTP library encodes by itself; drop yours.`,
  },
  plus_became_space: {
    title: 'A + became a space',
    text: (e) =>
      `The ciphertext has ${said(e, 'spaces')} spaces and opens with + in their place. Write + as %2B in a form.`,
  },
  token_prefix: {
    title: 'Something stands before the JWT',
    text: (e) => `"${said(e, 'prefix')}" stands before it. query holds the JWT alone.`,
  },
  token_line_wrapped: {
    title: 'The JWT has line breaks',
    text: () => 'An encoder wrapped lines, or white space came with a copy. Remove it before sending.',
  },
  token_segment_missing: {
    title: 'The JWT lacks a part',
    text: (e) => `Missing: ${part(said(e, 'part'))}. A JWT is three parts split by dots.`,
  },
  token_truncated: {
    title: 'The JWT is cut off',
    text: (e) => `Incomplete: ${part(said(e, 'part'))}. Check log limits, column widths and variable lengths.`,
  },
  alg_none: { title: 'Not signed', text: (e) => `The header says alg: ${said(e, 'alg')}. Sign with HS256.` },
  alg_header_lies: {
    title: 'The header names another algorithm than was used',
    text: (e) => `The header says ${said(e, 'alg')}, the signature was made with ${said(e, 'hash')}.`,
  },
  alg_not_hs256: {
    title: 'The algorithm is not HS256',
    text: (e) => `The header says ${said(e, 'alg')}. The API takes HS256.`,
  },
  signature_hex: {
    title: 'The signature is written in hex',
    text: () =>
      'Its bytes are right, its spelling is not. Encode the 32 bytes of the HMAC as base64url, without hex in between.',
  },
  signature_standard_base64: {
    title: 'The signature is in standard base64',
    text: () => 'Its bytes are right. A JWT takes base64url: - for +, _ for /, no =.',
  },
  key_of_other_profile: {
    title: "Another bot's key was used",
    text: (e, names) =>
      `The signature fits the key of "${owner(e, names)}", but the path has the TOKEN of "${owner(e, names, 'addressed')}".`,
  },
  key_is_token: {
    title: 'The TOKEN was used as the key',
    text: () => `The signature fits only the TOKEN. The TOKEN belongs in the path; ${HOW_TO_SIGN}`,
  },
  key_is_appid: {
    title: 'The APPID was used as the key',
    text: () => `The signature fits only the APPID. ${HOW_TO_SIGN}`,
  },
  key_base64_decoded: {
    title: 'Your back end base64-decodes EncodingAESKey',
    text: (e) =>
      `The signature fits only when the key is the ${said(e, 'length')} decoded ${said(e, 'unit')}. HS256 of the message API takes the text of 43 characters; decoding is for message encryption alone.`,
  },
  key_padded: {
    title: 'The key ends with an extra =',
    text: (e) =>
      `The signature fits a key of ${said(e, 'length')} characters. The = is only for decoding the AES key; ${HOW_TO_SIGN}`,
  },
  key_quoted: {
    title: 'The key has quotes around it',
    text: () => `The signature fits the key with quotes, probably read from a .env file. ${HOW_TO_SIGN}`,
  },
  key_whitespace: {
    title: 'The key has white space around it',
    text: (e) =>
      `The signature fits a key of ${said(e, 'length')} characters: a space or line break too many. Trim it after reading.`,
  },
  signature_unexplained: {
    title: 'The signature does not fit, and no cause was found',
    text: (e) =>
      said(e, 'reason') === 'not_sealed'
        ? 'The value of the field is no JWT: three parts signed with EncodingAESKey belong there.'
        : 'All uses in the table were tried and none fits. The key may have been reset, or belong to a bot that is not on this page.',
  },
  payload_not_utf8: {
    title: 'The claims are not UTF-8',
    text: (e) =>
      `${said(e, 'encoding') ? `They read only as ${said(e, 'encoding')}` : 'The bytes are not UTF-8'}. Convert to UTF-8 before signing.`,
  },
  payload_double_encoded: {
    title: 'The claims are encoded twice',
    text: (e) =>
      `One layer down there is still ${said(e, 'as') === 'base64' ? 'base64' : 'a JSON string'}. Hand the object itself to the JWT library.`,
  },
  claim_query: {
    title: 'The claim is called query instead of msg',
    text: () => "The code line of the platform's page is a slip. The claim is msg; query is the form field.",
  },
  claim_msg_missing: {
    title: 'There is no claim msg',
    text: (e) =>
      `The claims are ${said(e, 'names') || 'empty'}. ${said(e, 'near') ? `Rename ${said(e, 'near')} to msg.` : 'Add msg.'}`,
  },
  claim_msg_not_string: {
    title: 'msg is not a string',
    text: (e) => `msg is of type ${said(e, 'type')}. Make it a string.`,
  },
  claim_username_missing: {
    title: 'There is no claim username',
    text: (e) =>
      `The claims are ${said(e, 'names') || 'empty'}. ${said(e, 'near') ? `Rename ${said(e, 'near')} to username.` : 'Add username.'}`,
  },
  time_in_milliseconds: {
    title: 'A time is in milliseconds',
    text: (e) => `${said(e, 'claims')} is ${said(e, 'value')}. JWT times are in seconds: divide by 1000 and round.`,
  },
  expired: {
    title: 'The JWT has expired',
    text: (e) => `exp passed ${lag(said(e, 'seconds'))} ago. Sign anew for every call.`,
  },
  not_yet_valid: {
    title: 'The JWT is not valid yet',
    text: (e) => `nbf is ${lag(said(e, 'seconds'))} ahead. Check the clock of the machine that signs.`,
  },
};
