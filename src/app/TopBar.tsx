import CircleQuestionMark from 'lucide-react/icons/circle-question-mark';
import MoonStar from 'lucide-react/icons/moon-star';
import Search from 'lucide-react/icons/search';
import Sun from 'lucide-react/icons/sun';
import SunMoon from 'lucide-react/icons/sun-moon';
import type { ConsoleData } from '#data/console.ts';
import type { Theme } from '#data/preferences.ts';
import { ProfilePicker } from '#features/profiles/ProfilePicker.tsx';
import { TargetSwitch } from '#features/targets/TargetSwitch.tsx';
import { useFrameWords } from '#i18n/I18n.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Kbd } from '#ui/Kbd.tsx';
import { Menu, MenuItem } from '#ui/Menu.tsx';
import { modifierKey } from '#ui/modifierKey.ts';
import { useStore } from '#ui/useStore.ts';
import { Logo } from './Logo.tsx';
import type { Address } from './useAddress.ts';
import type { ProxyState } from './useProxy.ts';
import { openVaultFor } from './vaultRequest.ts';

interface TopBarProps {
  data: ConsoleData;
  address: Address;
  proxy: ProxyState;
  onPalette: () => void;
  onHelp: () => void;
}

const THEME_ICONS = { system: SunMoon, light: Sun, dark: MoonStar };
const THEMES = Object.keys(THEME_ICONS) as Theme[];

/** Target, credentials, search, language, theme, help. */
export function TopBar({ data, address, proxy, onPalette, onHelp }: TopBarProps) {
  const { shell } = useFrameWords();
  const preferences = useStore(data.preferences);
  const profiles = useStore(data.profiles.list);
  const change = (changes: Partial<typeof preferences>) => data.preferences.update((now) => ({ ...now, ...changes }));
  const vault = useStore(data.profiles.vault.state);
  const ThemeIcon = THEME_ICONS[preferences.theme];
  const create = () => {
    const profile = data.profiles.create(shell.newProfile, { appId: '', token: '', encodingAESKey: '' });
    address.open('/settings/credentials', profile.id);
  };
  return (
    <header className="col-span-full flex min-w-0 items-center gap-2 border-b border-line bg-canvas pr-3 max-tablet:gap-1 max-tablet:pr-1">
      <a href="/" aria-label={shell.product} className="grid w-16 flex-none place-items-center max-tablet:w-11">
        <Logo />
      </a>
      <span className="mr-3 hidden font-semibold whitespace-nowrap desk:inline">{shell.product}</span>
      <TargetSwitch
        target={preferences.target}
        status={proxy.status}
        proxy={proxy.failed ? 'silent' : 'there'}
        onChange={(target) => change({ target })}
      />
      <ProfilePicker
        profiles={profiles}
        chosen={address.profile}
        onChoose={address.chooseProfile}
        onCreate={create}
        onManage={() => address.go('/settings/credentials')}
        onUnlock={vault === 'locked' ? () => openVaultFor() : undefined}
      />
      <span className="flex-1" />
      <button
        type="button"
        onClick={onPalette}
        className="flex h-8 min-w-0 flex-none items-center gap-2 overflow-hidden rounded-[7px] bg-hover px-2.5 whitespace-nowrap text-t3 hover:text-t1 max-tablet:size-10 max-tablet:justify-center max-tablet:bg-transparent desk:w-[220px] wide:w-[248px]"
      >
        <Search aria-hidden className="size-4 flex-none" strokeWidth={1.75} />
        <span className="sr-only desk:not-sr-only">{shell.search}</span>
        <span className="ml-auto hidden desk:inline">
          <Kbd keys={[modifierKey(), 'K']} tone="raised" />
        </span>
      </button>
      <button
        type="button"
        title={shell.toEnglish}
        onClick={() => change({ locale: preferences.locale === 'en' ? 'zh-CN' : 'en' })}
        className="h-8 min-w-8 flex-none rounded-2 px-1.5 text-12 font-semibold text-t2 hover:bg-hover hover:text-t1 max-tablet:size-10"
      >
        <span lang={preferences.locale === 'en' ? 'zh-CN' : 'en'}>{preferences.locale === 'en' ? '中' : 'EN'}</span>
        <span className="sr-only">{shell.toEnglish}</span>
      </button>
      <Menu
        align="end"
        label={shell.theme}
        trigger={<ThemeIcon aria-hidden className="size-4.5" strokeWidth={1.75} />}
        triggerProps={{
          'aria-label': shell.theme,
          title: shell.theme,
          className:
            'inline-grid size-8 flex-none place-items-center rounded-2 text-t3 hover:bg-hover hover:text-t1 max-tablet:hidden',
        }}
      >
        {THEMES.map((theme) => (
          <MenuItem key={theme} chosen={theme === preferences.theme} onSelect={() => change({ theme })}>
            {shell.themes[theme]}
          </MenuItem>
        ))}
      </Menu>
      <IconButton
        size="large"
        label={shell.help}
        icon={<CircleQuestionMark strokeWidth={1.75} />}
        onClick={onHelp}
        className="max-tablet:hidden"
      />
    </header>
  );
}
