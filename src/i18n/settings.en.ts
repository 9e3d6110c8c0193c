import type { CredentialField } from '#protocol/credentials.ts';
import { CREDENTIAL_LABELS } from '#protocol/credentials.ts';
import type { Words } from './zhCN.ts';
import { pasted } from './pasted.en.ts';

const listed = (fields: readonly CredentialField[]) => fields.map((field) => CREDENTIAL_LABELS[field]).join(', ');
const set = (count: number) => `${count} ${count === 1 ? 'set' : 'sets'}`;

const credentials: Words['settings']['credentials'] = {
  ...pasted,
  listLabel: 'List of credentials',
  paste: 'Paste three lines, sorted by themselves',
  none: 'No credentials yet. Create a set, or paste the three lines of the platform page.',
  noAppId: 'not filled in',
  builtIn: 'Built in',
  liveHint: 'Live is a reminder only: every list shows it, and no request changes.',
  editorLabel: (name) => `Edit ${name}`,
  unnamed: 'Unnamed',
  name: 'Name',
  purpose: 'Purpose',
  duplicate: 'Duplicate',
  copyName: (name) => `${name} copy`,
  remove: 'Delete',
  removed: (name) => `Deleted ${name}`,
  pasteLabel: 'Paste all at once',
  pasteHint: 'APPID, TOKEN, EncodingAESKey in any order; JSON and .env too',
  apply: 'Fill in',
  applied: (fields) => `Filled in ${listed(fields)}.`,
  foundNow: (fields) => `Found ${listed(fields)}.`,
  charactersOf: (length, expected) => `${length} / ${expected} chars`,
  show: (field) => `Show ${field}`,
  hide: (field) => `Mask ${field}`,
  fixes: {
    surrounding_space: 'Remove the space',
    inner_space: 'Remove the space',
    quoted: 'Remove the quotes',
    invisible_character: 'Remove the invisible characters',
    key_padded: 'Remove =',
    key_url_safe: 'Use + and /',
  },
  mend: 'Fix',
  moveTo: (field) => `Move to ${CREDENTIAL_LABELS[field]}`,
  swapWith: (field) => `Swap with ${CREDENTIAL_LABELS[field]}`,
  clean: 'No spaces or invisible characters',
  decodes: (bytes) => `Decodes to ${bytes} bytes`,
  uses: 'The two uses of the key',
  sign: 'Sign',
  signUse: 'The 43 characters as text, not base64-decoded',
  cipher: 'Encrypt',
  cipherUse: 'Decoded to 32 bytes after adding =',
  storage: 'Where it is kept',
  recommended: 'Recommended',
  areas: { tab: 'This tab only', device: 'This device, under a passphrase' },
  areaHints: {
    tab: 'In session storage: survives a reload, ends with the tab.',
    device: (minutes) =>
      `In this browser’s storage, encrypted with AES-GCM; ${minutes === 0 ? 'never locks by itself' : `locks after ${minutes} minutes without use`}; a forgotten passphrase cannot be recovered.`,
  },
  privacy: 'Privacy',
  privacyFacts: [
    'Signing and encryption happen on this machine; the key never leaves with a request.',
    'TOKEN is a part of the address and goes to the chosen target.',
    'Requests go through the local proxy, to hosts registered at the start only.',
    'No account, no statistics, no third-party script.',
    'Copies and exports are searched for secrets: as they are, URL-encoded, Base64, hex.',
  ],
};

const check: Words['settings']['check'] = {
  title: 'Self check',
  hint: 'On this machine only; no live host is contacted',
  run: 'Run the check',
  again: 'Run again',
  running: 'Checking',
  items: {
    signature: 'Signature vectors',
    cipher: 'Encryption vector',
    roundTrips: 'Encrypt, then decrypt',
    emulator: 'Local emulator',
  },
  idle: {
    signature: 'The public sample credentials and RFC 7515 appendix A.1',
    cipher: "Tencent's public Java sample",
    roundTrips: 'With these credentials, once for each padding from 1 to 32 bytes',
    emulator: 'Sends 你好 from the built-in sample, once to each API',
  },
  passed: {
    signature: 'Equal to the known results, byte for byte',
    cipher: 'Equal to the published ciphertext, byte for byte',
    roundTrips: '32 round trips without a difference, padding 1 to 32 bytes',
    emulator: 'Signature verified, text decrypted, answered',
  },
  failures: {
    different: "The result differs from the known value. This browser's Web Crypto is not reliable; try another one.",
    bad_credentials: 'These credentials have a mistake; mend it above first.',
    no_crypto: 'Web Crypto is not available. Open the page through localhost or HTTPS.',
    no_answer: 'No answer. The dev server may have stopped; run npm start again.',
    wrong_answer: 'The answer is not what it should be. See the request log under Targets.',
  },
  state: { passed: 'passed', failed: 'failed', idle: 'not checked' },
};

const targets: Words['settings']['targets'] = {
  table: 'Registered targets',
  hint: 'The page can only hand requests to the local proxy; the proxy knows only this table',
  target: 'Target',
  origin: 'Address',
  state: 'Reachability',
  probe: 'Probe',
  probing: 'Probing',
  probeFailed: 'Could not reach the local proxy. Run npm start again.',
  inUse: 'in use',
  absent: 'not set',
  timeout: 'Timeout',
  timeoutHint: '1 to 600 seconds; a call not complete by then is given up',
  timeoutBad: (text) => `"${text}" is not a whole number from 1 to 600. The old value is used until it is.`,
  seconds: 'seconds',
  proxyTimeout:
    'The proxy gives up of its own accord after 30 seconds of silence (default); to wait longer, set CONSOLE_TIMEOUT_MS at the start too.',
  custom: 'Custom target',
  customHint: 'The page cannot add hosts. Register one at the start with an environment variable:',
  shells: { posix: 'macOS, Linux', powershell: 'Windows PowerShell' },
  customRule: 'Protocol, host and port only; no path.',
};

const log: Words['settings']['log'] = {
  title: 'Requests the emulator received',
  hint: 'Newest first, secrets masked',
  refresh: 'Refresh',
  clear: 'Clear',
  empty: 'No requests yet. Send a message and it appears here.',
  failed: 'The log could not be read. The dev server may have stopped.',
  at: 'Time',
  api: 'API',
  scenario: 'Scenario',
  outcome: 'Outcome',
  said: 'Content',
  bytes: 'Size',
  count: (shown, all) => (shown < all ? `newest ${shown} of ${all}` : `${all}`),
};

const appearance: Words['settings']['appearance'] = {
  language: 'Language',
  languages: { 'zh-CN': '中文', en: 'English' },
  languageHint: 'Wire names and error texts are not translated',
  theme: 'Theme',
  themeHint: 'System follows the operating system',
  panes: 'Panes',
  panesHint: 'Widths and folded panes are kept on this device',
  resetPanes: 'Default layout',
  panesReset: 'Back to the default layout',
};

const data: Words['settings']['data'] = {
  whatWhere: 'What is kept where',
  what: 'What',
  where: 'Where',
  until: 'Until',
  places: {
    tab: 'Session storage',
    device: 'Local storage',
    database: 'Browser database',
    memory: 'Memory',
    server: 'Memory of the dev server on this machine',
  },
  rows: {
    profilesTab: { what: 'Credentials of this tab', until: 'the tab closes' },
    profilesDevice: { what: 'Credentials of this device (under a passphrase)', until: 'deleted or forgotten' },
    draft: { what: 'What is typed in Compose', until: 'the tab closes' },
    exchange: { what: 'The last answer', until: 'reload or close' },
    history: {
      what: 'History: every request and answer, without secrets',
      until: 'over the limits, deleted or forgotten',
    },
    conversations: { what: 'Conversations: what was said and answered', until: 'deleted or forgotten' },
    vocabularies: { what: 'Saved vocabularies', until: 'deleted or forgotten' },
    runs: {
      what: 'Batch runs: cases, results and answers, without secrets',
      until: 'over the number kept, deleted or forgotten',
    },
    cases: { what: 'Cases collected from answers', until: 'the tab closes' },
    preferences: { what: 'Language, theme, target, layout', until: 'browser data is cleared' },
    proxyRecord: { what: 'Recent requests of the proxy, the log of the emulator', until: 'npm start ends' },
  },
  amount: 'Now',
  sets: (count) => set(count),
  amounts: {
    history: (count) => `${count} ${count === '1' ? 'call' : 'calls'}`,
    conversations: (count) => `${count}`,
    vocabularies: (count) => `${count} ${count === '1' ? 'set' : 'sets'}`,
    runs: (count) => `${count}`,
    cases: (count) => `${count}`,
  },
  counting: 'counting',
  unknownAmount: 'cannot be read',
  space: (used) => `The browser reports ${used} in use by this page.`,
  kinds: {
    history: 'history',
    conversations: 'conversations',
    vocabularies: 'vocabularies',
    runs: 'batch runs',
    cases: 'collected cases',
  },
  removeAll: (kind) => `Delete all ${kind}`,
  removeTitle: (kind) => `Delete all ${kind}?`,
  removeBody: {
    history: 'Every request and answer, with stars and notes, goes in all tabs. This cannot be undone.',
    conversations: 'Every conversation and all that was said in it goes. This cannot be undone.',
    vocabularies: 'Every saved set goes. Vocabularies in Compose stay. This cannot be undone.',
    runs: 'Cases, results and answers of every run go; one that is going stops. This cannot be undone.',
    cases: 'Those that are in no case file yet go. This cannot be undone.',
  },
  removedAll: (kind) => `All ${kind} deleted`,
  forgetTitle: 'Forget everything',
  forgetHint: 'Removes all credentials, drafts and records',
  forget: 'Forget everything',
  confirmTitle: 'Forget all credentials and drafts?',
  confirm: (tab, device) =>
    `${set(tab)} of credentials in this tab and ${set(device)} on this device, what is typed in Compose, the last answer, all history, conversations, vocabularies and runs will be removed, and calls under way end. This cannot be undone. The two built-in samples come back. Language, theme and other preferences stay.`,
  confirmYes: 'Forget everything',
  cancel: 'Cancel',
  forgotten: 'Credentials, drafts, answers and history are forgotten',
};

const about: Words['settings']['about'] = {
  product:
    'A developer console for the WeChat dialog open platform: sign, encrypt, send, and understand every answer. The code is under the MIT licence.',
  facts: 'API facts',
  factsHint:
    'Fields and error codes as far as public sources could be read in November 2026. The platform may have changed.',
  evidence: 'Evidence labels',
  evidenceHint: 'Every meaning says where it comes from',
  labels: {
    documented: { name: 'documented', meaning: 'Written in the platform documentation' },
    code: { name: 'code', meaning: 'Read in code of the platform or of public clients' },
    reported: { name: 'reported', meaning: 'Said in public by somebody, not checked independently' },
    verified: { name: 'verified', meaning: 'Run, with this result' },
    inferred: { name: 'inferred', meaning: 'Follows from the above, without a public statement' },
    unknown: { name: 'unknown', meaning: 'No public source found' },
  },
  fonts: 'Fonts',
  fontsHint: 'Shipped with the page, never loaded from the network',
  licenceOf: (font) => `Full licence of ${font}`,
  icons: 'Icons: Lucide, ISC licence',
};

export const settings: Words['settings'] = {
  sections: {
    credentials: 'Credentials',
    targets: 'Targets and proxy',
    appearance: 'Appearance',
    shortcuts: 'Shortcuts',
    data: 'Data and export',
    about: 'About',
  },
  back: 'Back to settings',
  credentials,
  check,
  targets,
  log,
  appearance,
  data,
  about,
};
