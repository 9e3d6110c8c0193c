import { plural } from './plural.ts';
import type { Words } from './zhCN.ts';

export const door: Words['door'] = {
  copyTitle: 'There are secrets in what you copy',
  linkTitle: 'There are secrets in the call you share',
  saveTitle: (name) => `There are secrets in “${name}”`,
  intro: 'Masking puts placeholders in these places and leaves the rest as it is.',
  packed: 'This is a compressed file: nothing can be masked in it. Cancel and change the source, or continue as it is.',
  unreadTitle: 'Nobody looked inside this file',
  unread: (name) =>
    `“${name}” is compressed or binary and cannot be opened here, so there may be secrets in it. Continue if you know that there are none, or cancel and use another format.`,
  found: 'Secrets found',
  fields: { token: 'TOKEN', encodingAESKey: 'EncodingAESKey', other: 'Secret' },
  typed: 'typed into a tool',
  forms: {
    raw: 'as it is',
    path: 'path of an address',
    percent: 'URL-encoded',
    percent_twice: 'URL-encoded twice',
    json: 'JSON-escaped',
    xml: 'XML-escaped',
    utf16: 'UTF-16',
    base64: 'Base64',
    base64url: 'Base64URL',
    hex: 'hex',
    signed: 'a token signed with it',
  },
  signedNote: 'Whoever holds the token can repeat this message until it expires.',
  line: (line) => `line ${line}`,
  places: (count) => plural(count, 'place'),
  masked: 'Mask and continue',
  asIs: 'Continue as it is',
  cancel: 'Cancel',
  passed: {
    clean: (known) => `0 of ${plural(known, 'secret')} in this file.`,
    masked: (count) => `${plural(count, 'secret')} masked.`,
    left: (count, known) => `${count} of ${plural(known, 'secret')} in this file, as you chose.`,
    unread: 'Saved as it is, as you chose; nobody looked inside the file.',
    locked: 'Those locked on this device were not looked for.',
  },
};
