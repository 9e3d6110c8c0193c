import Database from 'lucide-react/icons/database';
import Info from 'lucide-react/icons/info';
import Keyboard from 'lucide-react/icons/keyboard';
import KeyRound from 'lucide-react/icons/key-round';
import Network from 'lucide-react/icons/network';
import Palette from 'lucide-react/icons/palette';
import { useWords } from '#i18n/I18n.tsx';
import { classes } from '#ui/classes.ts';
import { SETTINGS_SECTIONS, settingsPath, type SettingsSectionId } from './sections.ts';

interface SettingsNavProps {
  current: SettingsSectionId;
  onGo: (path: string) => void;
  className?: string;
}

const ICONS: Record<SettingsSectionId, typeof Info> = {
  credentials: KeyRound,
  targets: Network,
  appearance: Palette,
  shortcuts: Keyboard,
  data: Database,
  about: Info,
};

/** The list of sections: names at the side of a desktop, icons on a tablet, a page of its own on a phone. */
export function SettingsNav({ current, onGo, className }: SettingsNavProps) {
  const { shell, settings } = useWords();
  return (
    <nav
      aria-label={shell.settings}
      className={classes('flex flex-none flex-col border-r border-line px-2 pb-3 max-tablet:border-r-0', className)}
    >
      <p
        aria-hidden
        className="flex h-10 flex-none items-center px-2 font-semibold tablet:max-desk:hidden max-tablet:h-12 max-tablet:text-15"
      >
        {shell.settings}
      </p>
      <div className="tablet:max-desk:pt-2">
        {SETTINGS_SECTIONS.map((id) => {
          const Icon = ICONS[id];
          const path = settingsPath(id);
          return (
            <a
              key={id}
              href={path}
              title={settings.sections[id]}
              aria-current={id === current ? 'page' : undefined}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                onGo(path);
              }}
              className={classes(
                'flex h-8 items-center gap-2 rounded-2 px-2 max-tablet:h-12 max-tablet:rounded-none max-tablet:border-b max-tablet:border-line tablet:max-desk:w-10 tablet:max-desk:justify-center',
                id === current
                  ? 'tablet:bg-sel tablet:font-semibold tablet:text-t1 [&>svg]:tablet:text-t1'
                  : 'text-t2 hover:bg-hover',
              )}
            >
              <Icon aria-hidden className="size-4 flex-none text-t3" strokeWidth={1.75} />
              <span className="tablet:max-desk:sr-only">{settings.sections[id]}</span>
            </a>
          );
        })}
      </div>
    </nav>
  );
}
