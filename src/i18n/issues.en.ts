import { CREDENTIAL_LABELS, type CredentialField } from '#protocol/credentials.ts';
import type { DraftIssue } from '#protocol/draft.ts';
import { formatBytes } from './format.ts';
import type { CoreWords } from './core.zh.ts';

const label = (field: CredentialField) => CREDENTIAL_LABELS[field];
const position = (at: number | undefined) => `Character ${(at ?? 0) + 1}`;
const named = ({ name }: DraftIssue) => `“${name ?? ''}”`;

export const issues: CoreWords['issues'] = {
  credential: {
    empty: ({ field }) => `${label(field)} is empty.`,
    surrounding_space: ({ at, character }) =>
      `${position(at)} is white space, ${character}: it breaks the signature or the path.`,
    inner_space: ({ at, character }) => `${position(at)} is white space, ${character}; there should be none.`,
    quoted: () => 'It still wears its quotes; they are not part of the value.',
    invisible_character: ({ at, character }) => `${position(at)} is invisible, ${character}, most likely copied along.`,
    key_length: ({ length }) => `${length} characters; it must have 43.`,
    key_padded: () => 'It ends with “=”. The platform issues 43 characters without it.',
    key_url_safe: ({ at, character }) =>
      `${position(at)} is ${character}, from the URL-safe alphabet; keys use A-Z a-z 0-9 + / only.`,
    key_alphabet: ({ at, character }) => `${position(at)}, ${character}, is not in the base64 alphabet.`,
    key_spare_bits: () =>
      'The last character has spare bits set. That is valid, but strict decoders such as Java commons-codec 1.13+ refuse it.',
    token_dot_segment: () => 'TOKEN cannot be “.” or “..”: browsers take it for a parent path.',
    token_unsafe_character: ({ at, character }) =>
      `${position(at)}, ${character}, does not belong in a TOKEN; it is percent-encoded when sent.`,
    unusual_length: ({ field, length }) =>
      `${length} characters; ${label(field)} has ${field === 'token' ? '30' : '15 or 16'} in public samples (observed, not a rule).`,
    looks_like: ({ otherField }) => `It looks like ${label(otherField!)}. Is it in the wrong field?`,
  },
  draft: {
    credential: ({ field }) => `${label(field as CredentialField)} needs a look; mend it in the credentials.`,
    empty_username: () => 'username is empty. Any identifier will do; it separates dialogue contexts.',
    empty_msg: () => 'msg is empty. Write a line to say to the bot.',
    lone_surrogate: ({ at }) =>
      `${position(at)} is half a surrogate pair, not a whole character; it is sent as a \\u escape.`,
    nul_character: ({ at }) => `${position(at)} is NUL; it is sent as \\u0000.`,
    exp_not_integer: () => 'exp needs a whole number of seconds, such as 3600.',
    claims_not_json: ({ reason }) => `The further claims are not JSON: ${reason}`,
    claims_not_object: () => 'The further claims must be one JSON object, such as {"userid":"u1"}.',
    claims_override: (issue) =>
      `${named(issue)} among the further claims would override the form’s. Remove it, or use the field above.`,
    token_not_a_segment: () => 'TOKEN cannot be a path segment.',
    over_form_limit: ({ bytes }) =>
      `The body has ${formatBytes(bytes ?? 0)}, over the receiver’s default 56 KB form limit (inferred). Send JSON instead.`,
    over_json_limit: ({ bytes }) =>
      `The body has ${formatBytes(bytes ?? 0)}, over the receiver’s default 1 MB JSON limit (inferred); it will most likely be refused.`,
    too_large_for_url: () => 'The vocabularies are too large for a URL parameter. Send JSON instead.',
    words_missing: (issue) =>
      `The words of vocabulary ${named(issue)} are gone: the browser did not keep them. Import them again or remove the vocabulary.`,
    not_json: ({ reason, line, column, near }) =>
      line === undefined
        ? `The vocabularies are not JSON: ${reason}`
        : `The vocabularies are not JSON: ${near ? `line ${line}, column ${column} cannot be read, from ${near} on` : `the text breaks off at line ${line}, column ${column}`}.`,
    not_object: () => 'Vocabularies are one object: {"name": ["word", …]}.',
    not_array: (issue) => `The value of vocabulary ${named(issue)} must be an array of words.`,
    not_string: (issue) =>
      `Vocabulary ${named(issue)} holds a word that is not a string${issue.word === undefined ? '' : `, number ${issue.word + 1}`}. Put it in double quotes.`,
    empty_name: () => 'A vocabulary has no name. Enter the name of a dictionary configured in the bot.',
    duplicate_name: (issue) =>
      `Two vocabularies are called ${named(issue)}; JSON would keep one. Rename or merge them.`,
    empty_word: (issue) => `Vocabulary ${named(issue)} has ${issue.count} empty words.`,
    duplicate_word: (issue) => `Vocabulary ${named(issue)} has ${issue.count} duplicates.`,
    spaced_word: (issue) => `Vocabulary ${named(issue)} has ${issue.count} words with a space at an end.`,
  },
  failure: {
    cancelled: {
      title: 'Cancelled',
      hint: 'The request may have reached the bot. Everything you typed is still there; send it again when ready.',
    },
    timeout: {
      title: 'Gave up waiting',
      hint: 'The timeout can be raised in the settings. First see whether the target is reachable.',
    },
    proxy_unreachable: {
      title: 'Could not reach the local proxy',
      hint: 'The dev server may have stopped. Run npm start again, then resend.',
    },
    interrupted: {
      title: 'Transfer interrupted',
      hint: 'The connection ended before all had arrived; what did arrive is kept below.',
    },
    redirected: {
      title: 'The target asks for a redirect',
      hint: 'The API should not redirect. Check the target host.',
    },
    refused: {
      title: 'The target refused the connection',
      hint: 'Nothing listens on that port. Check the address, or choose another target.',
    },
    dns: {
      title: 'The target host was not found',
      hint: 'Name resolution failed. Check the network, or whether a company network blocks it.',
    },
    tls: {
      title: 'The TLS handshake failed',
      hint: 'The certificate is not trusted or was replaced on the way. Check network proxies and the system clock.',
    },
    reset: {
      title: 'The connection was reset',
      hint: 'The target hung up before answering in full. Try again later; if it persists, ask its owner.',
    },
    request_too_large: {
      title: 'The request is too large',
      hint: 'It exceeds the local proxy’s cap. Shorten the vocabularies, or raise CONSOLE_MAX_REQUEST_BYTES.',
    },
    response_too_large: {
      title: 'The response is too large',
      hint: 'It exceeds the local proxy’s cap. CONSOLE_MAX_RESPONSE_BYTES raises it.',
    },
    forbidden_host: {
      title: 'The local proxy refused the host name',
      hint: 'Open this page as 127.0.0.1 or localhost.',
    },
    forbidden_origin: {
      title: 'The local proxy refused the origin',
      hint: 'Only this page may use the proxy. Reload it and try again.',
    },
    missing_launch_token: {
      title: 'The page and the proxy are of different starts',
      hint: 'The dev server was restarted. Reload the page, then resend; nothing typed is lost.',
    },
    unknown_target: { title: 'No such target', hint: 'The custom target needs CONSOLE_UPSTREAM at the start.' },
    bad_path: {
      title: 'The path is not valid',
      hint: 'TOKEN holds characters that cannot be in a path. Check the credentials.',
    },
    method_not_allowed: { title: 'Method not allowed', hint: 'The API accepts POST only.' },
    bad_upstream_response: {
      title: 'The target did not answer with HTTP',
      hint: 'What came back could not be read. Check address and port.',
    },
    page_closed: {
      title: 'The page was closed before the answer came',
      hint: 'The request may have taken effect. Make sure before sending again.',
    },
  },
};
