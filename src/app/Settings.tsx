import { useQueryClient } from '@tanstack/react-query';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import type { ConsoleData } from '#data/console.ts';
import type { HistoryLimits } from '#data/history.ts';
import { forgetEverywhere } from '#data/forgetting.ts';
import { keptOptions } from '#data/kept.ts';
import type { Preferences } from '#data/preferences.ts';
import { CredentialsSection } from '#features/profiles/CredentialsSection.tsx';
import { VaultPart } from '#features/profiles/VaultPart.tsx';
import { HistoryLimitsSetting } from '#features/history/HistoryLimitsSetting.tsx';
import { AboutSection } from '#features/settings/AboutSection.tsx';
import { AppearanceSection } from '#features/settings/AppearanceSection.tsx';
import { DataSection } from '#features/settings/DataSection.tsx';
import { ForgetEverything } from '#features/settings/ForgetEverything.tsx';
import { settingsSection, type SettingsSectionId } from '#features/settings/sections.ts';
import { SettingsNav } from '#features/settings/SettingsNav.tsx';
import { ShortcutsSection } from '#features/settings/ShortcutsSection.tsx';
import { TargetsSection } from '#features/settings/TargetsSection.tsx';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { classes } from '#ui/classes.ts';
import { useStore } from '#ui/useStore.ts';
import { KeptHere } from './KeptHere.tsx';
import { notify } from './notices.ts';
import { ProfileFiles } from './ProfileFiles.tsx';
import { SHORTCUTS, keyNames } from './shortcuts.ts';
import type { Address } from './useAddress.ts';
import { clearPutOff, openVaultFor, vaultRequest } from './vaultRequest.ts';

interface SettingsProps {
  data: ConsoleData;
  address: Address;
  /** As the address names it; a phone shows the list of sections until one is named. */
  section: string | undefined;
}

/** Credentials and everything about the console itself. */
export function Settings({ data, address, section }: SettingsProps) {
  const { shell, settings } = useWords();
  const current = settingsSection(section);
  return (
    <div className="grid min-h-0 flex-1 grid-cols-[200px_minmax(0,1fr)] max-desk:grid-cols-[56px_minmax(0,1fr)] max-tablet:grid-cols-[minmax(0,1fr)]">
      <h1 className="sr-only">{shell.settings}</h1>
      <SettingsNav current={current} onGo={address.go} className={classes(section && 'max-tablet:hidden')} />
      <div className={classes('flex min-h-0 min-w-0 flex-col', !section && 'max-tablet:hidden')}>
        <button
          type="button"
          onClick={() => address.go('/settings')}
          className="flex h-11 flex-none items-center gap-1 border-b border-line px-2 text-t2 tablet:hidden"
        >
          <ChevronLeft aria-hidden className="size-4" strokeWidth={1.75} />
          {settings.back}
        </button>
        <SectionContent data={data} address={address} current={current} />
      </div>
    </div>
  );
}

interface SectionContentProps extends Omit<SettingsProps, 'section'> {
  current: SettingsSectionId;
}

function SectionContent({ data, address, current }: SectionContentProps) {
  const { palette, vault, history } = useWords();
  const locale = useLocale();
  const queries = useQueryClient();
  const preferences = useStore(data.preferences);
  const profiles = useStore(data.profiles.list);
  const clear = useStore(data.profiles.inTheClear);
  const change = (changes: Partial<Preferences>) => data.preferences.update((now) => ({ ...now, ...changes }));
  const lock = () => {
    data.profiles.vault.lock();
    void notify(vault.locked);
  };
  const saveLimits = async (limits: HistoryLimits) => {
    change({ history: limits });
    const removed = (await (await data.history.keeper())?.keepWithin()) ?? 0;
    if (removed === 0) return;
    void queries.invalidateQueries({ queryKey: keptOptions(data).queryKey });
    void notify(removed === 1 ? history.removed : history.removedMany(formatCount(locale, removed)));
  };
  const forget = <ForgetEverything profiles={profiles} onForget={() => void forgetEverywhere(data)} />;
  switch (current) {
    case 'credentials':
      return (
        <CredentialsSection
          profiles={data.profiles}
          chosen={address.profile}
          onChoose={(id) => address.open('/settings/credentials', id)}
          notify={notify}
          openVault={openVaultFor}
          lockAfter={preferences.lockAfter}
          sideEnd={forget}
        />
      );
    case 'targets':
      return (
        <TargetsSection
          target={preferences.target}
          timeout={preferences.timeout}
          onTimeout={(timeout) => change({ timeout })}
        />
      );
    case 'appearance':
      return <AppearanceSection preferences={preferences} onChange={change} notify={notify} />;
    case 'shortcuts':
      return (
        <ShortcutsSection
          rows={SHORTCUTS.map((shortcut) => ({
            id: shortcut.id,
            name: palette.shortcuts[shortcut.id],
            keys: keyNames(shortcut),
          }))}
        />
      );
    case 'data':
      return (
        <DataSection
          kept={<KeptHere data={data} />}
          forget={forget}
          history={
            <HistoryLimitsSetting
              limits={preferences.history}
              countBeyond={async (limits) => (await (await data.history.keeper())?.countBeyond(limits)) ?? 0}
              onSave={(limits) => void saveLimits(limits)}
            />
          }
          files={<ProfileFiles data={data} />}
          vault={
            <VaultPart
              vault={data.profiles.vault}
              lockAfter={preferences.lockAfter}
              onLockAfter={(lockAfter) => change({ lockAfter })}
              onUnlock={() => openVaultFor()}
              onLock={lock}
              inTheClear={clear.length}
              onClear={() => clearPutOff.set(false)}
              onChangePassphrase={() => vaultRequest.set({ task: 'change' })}
            />
          }
        />
      );
    case 'about':
      return <AboutSection />;
  }
}
