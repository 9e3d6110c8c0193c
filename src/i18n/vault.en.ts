import type { Words } from './zhCN.ts';

const profiles = (count: number) => `${count} ${count === 1 ? 'set' : 'sets'} of credentials`;

export const vault: Words['vault'] = {
  title: 'Credentials on this device',
  states: {
    empty: 'Nothing is kept',
    locked: 'Locked',
    unlocked: 'Unlocked',
    unreadable: 'Cannot be read',
  },
  stateHints: {
    empty: 'Choose “This device, under a passphrase” for some credentials, and you set a passphrase here.',
    locked: 'Unlock to see and use them; while locked they are not in this tab’s memory.',
    unlocked: 'Only this tab is unlocked; others unlock by themselves.',
    unreadable:
      'What the browser keeps is of a newer version, or broken, and was left alone. Open it with a newer version, or clear everything and import a file.',
  },
  create: 'Set the passphrase',
  createTitle: 'A passphrase for credentials on this device',
  createHint:
    'The passphrase is used on this machine only; it is not kept and cannot be recovered. If you forget it, the credentials stay shut: an exported, encrypted file is a good reserve.',
  unlock: 'Unlock',
  unlockTitle: 'Unlock the credentials on this device',
  lock: 'Lock now',
  locked: 'Credentials on this device are locked',
  change: 'Change the passphrase',
  changeTitle: 'Change the passphrase',
  changed: 'Passphrase changed',
  passphrase: 'Passphrase',
  current: 'Current passphrase',
  next: 'New passphrase',
  repeat: 'Once more',
  passphraseHint: (least) => `at least ${least} characters; longer is better`,
  tooShort: (length, least) =>
    `The passphrase has ${length} ${length === 1 ? 'character' : 'characters'}, it needs ${least}. Add some.`,
  differs: 'The two are not the same. Make them equal to go on.',
  wrong: 'That is not the passphrase. Check capitals and input method; a forgotten one cannot be recovered.',
  exists: 'Another tab has just set a passphrase. Unlock with that one.',
  gone: 'Another tab has forgotten the credentials on this device; there is nothing left to unlock.',
  notWritten: 'The browser’s storage is full or forbidden. The credentials stay in this tab.',
  working: 'Computing, about half a second',
  autoLock: 'Lock by itself',
  autoLockHint: 'When nobody has used this tab for so long',
  minutes: (minutes) => (minutes === 0 ? 'never' : `${minutes} minutes`),
  clearTitle: (count) => `${profiles(count)} on this device without encryption`,
  clearHint:
    'An earlier version wrote them to the browser’s storage as they are. They work in this tab now; choose where they go, and the originals are erased from the disk.',
  clearLeft: 'Credentials still lie on this device unencrypted.',
  clearAgain: 'Deal with it now',
  clearKeep: 'Keep in this tab only',
  clearKept: 'The originals are erased; the credentials are in this tab only.',
  clearSeal: 'Encrypt with a passphrase',
  clearSealed: 'Encrypted on this device; the originals are erased.',
  file: {
    title: 'Credentials file',
    hint: 'Take credentials along or keep a copy: a standard JWE under a passphrase, which any JOSE program opens',
    export: 'Export credentials',
    exportTitle: 'Export credentials to an encrypted file',
    exportHint:
      'Choose what goes into the file and a passphrase for it. It has nothing to do with the one on this device.',
    which: 'Credentials in the file',
    save: 'Save the file',
    none: 'Choose at least one.',
    import: 'Import credentials',
    importTitle: 'Import a credentials file',
    chooseFile: 'Choose a file',
    openFile: 'Open',
    found: (count) => `The file holds ${profiles(count)}. Nothing has been written yet.`,
    willAdd: 'new',
    willSkip: 'already here, skipped',
    apply: (count) => `Import ${count} into this tab`,
    nothing: 'Everything in the file is here already.',
    imported: (count) => `${profiles(count)} imported`,
    problems: {
      too_large: (bytes) => `The file has ${bytes}; a credentials file has no more than 4 MB. Choose an exported one.`,
      not_sealed:
        'This is no encrypted credentials file: not the five parts of a JWE. Choose a .jwe file saved by “Export credentials”.',
      not_supported:
        'This JWE uses other algorithms or too many rounds; only PBES2-HS512+A256KW with A256GCM is opened here.',
      wrong_passphrase: 'That is not the passphrase, or the file was changed.',
      not_json: 'The file opened, but there is no JSON in it. It was not saved by “Export credentials”.',
      newer: (version) =>
        `The file is of a newer version (${version}); this console knows version 1. Open it with a newer one.`,
      bad_shape: (place, expected) =>
        `The file opened, but ${place} is wrong: expected ${expected}. Nothing was imported.`,
      too_many: (count) => `The file holds ${count} sets of credentials; 1000 is the most.`,
    },
  },
};
