import type { Words } from './zhCN.ts';

export const share: Words['share'] = {
  made: 'Link copied: interface, message, claims and vocabularies, no credentials',
  problems: {
    large_vocabulary: 'This call carries a large vocabulary, too much for a link. Switch it off, or export a file.',
    too_long: 'Too much for a link (16,000 characters at most). Shorten words or text, or export a file.',
  },
  openTitle: 'Open a shared call',
  openHint:
    'The link holds this call. What you have typed stays until you replace it; credentials are not in the link, yours are used.',
  api: 'Interface',
  username: 'username',
  msg: 'msg',
  claims: 'Further claims',
  vocabularies: 'Vocabularies',
  vocabulary: (name, words) => `${name} (${words} ${words === 1 ? 'word' : 'words'})`,
  none: 'none',
  replace: 'Replace what is typed',
  replaced: 'The shared call is in the workbench',
  refused: 'The shared link was not opened',
  refusals: {
    unknown_version: 'The link is of a newer version. Open it with a newer console.',
    not_a_link: 'The link is incomplete or was changed. Ask for it once more.',
    too_large: 'The link unfolds to too much; it was not opened.',
    bad_shape: (place) => `${place} in the link is not as it should be; it was not opened.`,
  },
};
