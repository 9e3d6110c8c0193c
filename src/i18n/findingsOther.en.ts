/** What else can be said about a pasted text: the verdict, its evidence, what to do. */
import { formatLag } from './format.ts';
import { owner, said, type OtherFindingWords } from './findingWords.ts';

const lag = (seconds: string) => formatLag('en', Number(seconds) * 1000);
const HOW_TO_SIGN = 'HS256 of the message API takes the 43 characters as they are.';

const SIGN_MISTAKES: Readonly<Record<string, string>> = {
  access_token: 'The access token stands in for TOKEN. ',
  key: 'The EncodingAESKey stands in for TOKEN. ',
  app_id: 'The APPID stands in for TOKEN. ',
  body_plain: 'The digest is of the plaintext; of an encrypted body it is of the ciphertext. ',
  body_empty: 'The digest is of an empty body, but a body was sent. ',
  body_compact: 'The digest is of another printing of the JSON; take it of the bytes that leave. ',
  body_unhashed: 'The body is joined without being hashed first. ',
  body_left_out: 'The digest of the body is left out. ',
  order: 'timestamp and nonce are in the wrong order. ',
  order_body: 'The digest of the body is joined in front. ',
  sorted: 'The four values are sorted; that is how msg_signature is made. ',
  upper_case: 'The hex is upper-case. ',
};

export const findingsOther: OtherFindingWords = {
  empty_input: {
    title: 'Nothing here yet',
    text: () => 'Paste a curl command, a request, a JWT, a ciphertext or a log line.',
  },
  too_large_part: {
    title: 'Too large',
    text: (e) => `${said(e, 'length')} characters; at most ${said(e, 'limit')} are looked at. Paste one call alone.`,
  },
  not_recognised: {
    title: 'Not recognised',
    text: () => 'There is no request, JWT or ciphertext in it. A whole curl command works best.',
  },
  credential_pasted: {
    title: 'These are credentials, not a request',
    text: (e) => `It holds ${said(e, 'fields')}. Enter credentials in the settings, then paste the request here.`,
  },
  unbalanced_quote: {
    title: 'A quote of the command is not closed',
    text: () => 'A shell would wait for another line. Close the quote or copy the whole command again.',
  },
  smart_quotes: {
    title: 'The command has curly quotes',
    text: () => 'A shell does not know “ ” ‘ ’. Use straight quotes or copy the command again.',
  },
  curl_option_swallowed: {
    title: 'A curl option was swallowed',
    text: (e) =>
      `${said(e, 'option')} took the next option as its value, as in the platform page's curl -x -d; -x is a proxy, the method is -X.`,
  },
  path_token_missing: {
    title: 'No TOKEN in the path',
    text: () => 'The address ends in /openapi/message/ plus the TOKEN.',
  },
  path_unknown: { title: 'No such API', text: (e) => `The platform has no path ${said(e, 'path')}.` },
  endpoint_not_covered: {
    title: 'This is another API',
    text: (e) => `Of ${said(e, 'api')} only the known parts were checked.`,
  },
  host_mismatch: {
    title: 'Host and API do not go together',
    text: (e) => `${said(e, 'host')} is the host of v2; this API is on chatbot.weixin.qq.com.`,
  },
  method_lowercase: {
    title: 'The method is in lower case',
    text: (e) => `${said(e, 'method')} travels as written. Write POST.`,
  },
  content_type_missing: {
    title: 'No Content-Type',
    text: () => 'How the server reads it is not documented. Add the one that fits the body.',
  },
  body_in_file: {
    title: 'The body is in a file',
    text: (e) => `It comes from ${said(e, 'name')}, which is not in the paste.`,
  },
  json_invalid: {
    title: 'The body is not valid JSON',
    text: () => 'Check quotes and escapes; a single-quoted shell string holds no single quote.',
  },
  value_missing: { title: 'No value to send', text: (e) => `The body has no ${said(e, 'wanted')}.` },
  value_placeholder: {
    title: 'The value is still a placeholder',
    text: (e) => `${said(e, 'field')} holds "${said(e, 'value')}" instead of a real value.`,
  },
  value_not_sealed: {
    title: 'The value is neither signed nor encrypted',
    text: () => 'It is plain JSON. message takes a signed JWT, dictmsg a ciphertext.',
  },
  token_quoted: { title: 'The JWT has quotes around it', text: () => 'The quotes are part of the value. Remove them.' },
  segment_standard_base64: {
    title: 'A part of the JWT is in standard base64',
    text: () => 'All three parts take base64url: - for +, _ for /, no =.',
  },
  header_not_json: {
    title: 'The JWT header is not JSON',
    text: () => 'The first part decodes to {"typ":"JWT","alg":"HS256"}.',
  },
  key_base64_encoded: {
    title: 'The key was encoded once more',
    text: () => `The signature fits the key in another encoding. ${HOW_TO_SIGN}`,
  },
  key_case_changed: {
    title: 'The letter case of the key was changed',
    text: () => 'The signature fits the key in all lower or upper case. Case matters.',
  },
  key_cut: {
    title: 'The key was cut short',
    text: (e) => `The signature fits a key of ${said(e, 'length')} characters. ${HOW_TO_SIGN}`,
  },
  key_url_safe: {
    title: 'The + and / of the key were replaced',
    text: () => 'The signature fits the key in the URL-safe alphabet. Use the text as it is.',
  },
  key_plus_became_space: {
    title: 'A + of the key became a space',
    text: () => 'The signature fits the key with spaces for +. It was probably form-decoded on its way.',
  },
  key_percent_encoded: {
    title: 'The key was percent-encoded',
    text: () => 'The signature fits the percent-encoded key. Use the text as it is.',
  },
  key_placeholder: {
    title: 'The key is still a placeholder',
    text: () => 'The signature fits the placeholder of an example. Use the real EncodingAESKey.',
  },
  key_empty: {
    title: 'The key is empty',
    text: () => 'The signature fits an empty key. An environment variable was probably not read.',
  },
  payload_not_json: { title: 'The claims are not JSON', text: () => 'The second part decodes to a JSON object.' },
  payload_not_object: { title: 'The claims are not an object', text: (e) => `They are of type ${said(e, 'type')}.` },
  claim_username_not_string: {
    title: 'username is not a string',
    text: (e) => `username is of type ${said(e, 'type')}. Make it a string.`,
  },
  time_not_number: {
    title: 'A time is not a number',
    text: (e) => `${said(e, 'claims')} is of type ${said(e, 'type')}. Write whole seconds.`,
  },
  iat_in_future: {
    title: 'iat lies ahead',
    text: (e) => `It was issued ${lag(said(e, 'seconds'))} from now. Check the clock.`,
  },
  ciphertext_line_wrapped: {
    title: 'The ciphertext has line breaks',
    text: () => 'A base64 encoder wrapped lines. Remove white space before sending.',
  },
  ciphertext_padding_missing: { title: 'The ciphertext lacks its =', text: () => 'Standard base64 ends with its =.' },
  ciphertext_base64_twice: {
    title: 'The ciphertext is base64 twice',
    text: () => 'One layer down there is base64 again. Many AES libraries return base64 already.',
  },
  ciphertext_openssl_salted: {
    title: 'The ciphertext is in the passphrase format of OpenSSL',
    text: () =>
      'It starts with Salted__. Pass key and IV as bytes, not a passphrase (CryptoJS does this with a string).',
  },
  aes_key_size: { title: 'The AES key has the wrong size', text: () => 'It takes a key of 32 bytes: AES-256.' },
  iv_not_from_key: {
    title: 'The IV is not taken from the AES key',
    text: (e) =>
      `It reads with an IV of ${e.view === 'text_iv' ? 'the first 16 characters of the EncodingAESKey text' : 'the last 16 bytes of the AES key'}. The IV is the first 16 bytes of the AES key, 32 bytes after decoding.`,
  },
  padding_zero: {
    title: 'The padding is not PKCS#7',
    text: () => 'It ends in zeros or has none. Pad to a multiple of 32; every byte equals the number of bytes.',
  },
  sign_missing: {
    title: 'The v2 call lacks signature headers',
    text: (e) => `${said(e, 'missing')} missing. Every v2 call carries timestamp, nonce and sign.`,
  },
  sign_other_profile: {
    title: 'Signed with the TOKEN of another bot',
    text: (e, names) => `Only the TOKEN of "${owner(e, names)}" gives this signature.`,
  },
  sign_recipe: {
    title: 'The v2 sign is computed the wrong way',
    text: (e) =>
      `${SIGN_MISTAKES[said(e, 'mistake')] ?? ''}It is md5(TOKEN + timestamp + nonce + md5(body)), lower-case hex.`,
  },
  sign_unexplained: {
    title: 'The signature does not match, and no cause was found',
    text: (e) =>
      `By the rule it is ${said(e, 'expected')}. Most often the body is not the bytes that left, or TOKEN is the access token.`,
  },
  plaintext_not_utf8: {
    title: 'The plaintext is not UTF-8',
    text: (e) =>
      `${said(e, 'encoding') ? `It reads only as ${said(e, 'encoding')}. ` : ''}Convert to UTF-8 before encrypting.`,
  },
  svrinfo_missing: {
    title: 'No svrinfo in the plaintext',
    text: () => 'Without vocabularies the call is like a plain message.',
  },
  response_error: {
    title: 'This is a reply with an error',
    text: (e) =>
      `It says ${['errcode', 'ret', 'code', 'status', 'message']
        .filter((name) => said(e, name))
        .map((name) => `${name}: ${said(e, name)}`)
        .join(', ')}. To find the cause, paste the request that was sent.`,
  },
  response_ok: {
    title: 'This is a good reply',
    text: () => 'It holds no error code. To check a signature or ciphertext, paste the request.',
  },
  no_profile: {
    title: 'No credentials to try',
    text: () => 'Without a key no signature can be checked and no ciphertext opened. Enter credentials first.',
  },
};
