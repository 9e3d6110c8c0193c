import type { Profiles, Profile } from '#data/profiles.ts';
import type { CoreWords } from '#i18n/core.zh.ts';
import { ENDPOINTS, type EndpointId } from '#protocol/endpoints.ts';
import { CREDENTIAL_LABELS, lintCredentials } from '#protocol/credentials.ts';
import type { FieldNote } from '#ui/Field.tsx';
import { openVaultFor } from './vaultRequest.ts';

interface CredentialNotesInput {
  profile: Profile | undefined;
  api: EndpointId;
  profiles: Profiles;
  words: CoreWords;
  onManage: () => void;
}

/** What is wrong with the credentials a call would use: mended at once where that is mechanical, else where they are edited. */
export function credentialNotes({ profile, api, profiles, words, onManage }: CredentialNotesInput): FieldNote[] {
  const manage = { label: words.shell.manageProfiles, run: onManage };
  if (!profile && profiles.vault.state.get() === 'locked') {
    const unlock = { label: words.shell.unlock, run: () => openVaultFor() };
    return [{ key: 'locked', tone: 'bad', text: words.shell.vaultLocked, action: unlock }];
  }
  if (!profile) return [{ key: 'none', tone: 'bad', text: words.shell.noProfile, action: manage }];
  const usesAppId = ENDPOINTS[api].scheme === 'wxbizmsgcrypt';
  return lintCredentials(profile.credentials)
    .filter((issue) => issue.severity !== 'note' && (issue.field !== 'appId' || usesAppId))
    .map((issue): FieldNote => {
      const { field, fix } = issue;
      const mend = () => profiles.change(profile.id, { credentials: { ...profile.credentials, [field]: fix } });
      return {
        key: `${field}-${issue.code}`,
        tone: issue.severity === 'error' ? 'bad' : 'warn',
        text: words.shell.pair(CREDENTIAL_LABELS[field], words.issues.credential[issue.code](issue)),
        action: fix === undefined ? manage : { label: words.workbench.mend, run: mend },
      };
    });
}
