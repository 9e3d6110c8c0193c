import ClipboardPaste from 'lucide-react/icons/clipboard-paste';
import Lock from 'lucide-react/icons/lock';
import Plus from 'lucide-react/icons/plus';
import type { Profile } from '#data/profiles.ts';
import { useWords } from '#i18n/I18n.tsx';
import { classes } from '#ui/classes.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { LinkButton } from '#ui/Message.tsx';
import { Tag } from '#ui/Tag.tsx';
import { Initial } from './ProfilePicker.tsx';

interface ProfileListProps {
  profiles: readonly Profile[];
  chosen: Profile | undefined;
  onChoose: (id: string) => void;
  onCreate: () => void;
  onPaste: () => void;
  /** Where there are more that are locked: the way to unlock them. */
  onUnlock: (() => void) | undefined;
}

const PURPOSE_TONES = { sample: 'plain', test: 'outline', live: 'warn' } as const;

/** Every set of credentials; the chosen one is the one being edited and the one in use. */
export function ProfileList({ profiles, chosen, onChoose, onCreate, onPaste, onUnlock }: ProfileListProps) {
  const words = useWords();
  const { credentials, sections } = words.settings;
  return (
    <section className="flex min-h-0 min-w-0 flex-col border-r border-line bg-surface max-tablet:flex-none max-tablet:border-r-0 max-tablet:border-b">
      <header className="flex h-10 flex-none items-center border-b border-line pr-2 pl-4">
        <h2 className="text-13 font-semibold">{sections.credentials}</h2>
        <span className="ml-auto flex gap-0.5">
          <IconButton label={credentials.paste} icon={<ClipboardPaste strokeWidth={1.75} />} onClick={onPaste} />
          <IconButton label={words.shell.newProfile} icon={<Plus strokeWidth={1.75} />} onClick={onCreate} />
        </span>
      </header>
      <div className="min-h-0 overflow-auto max-tablet:max-h-[34vh]">
        {onUnlock && (
          <div className="flex items-center gap-2 border-b border-line px-4 py-2.5 text-12 text-t2">
            <Lock aria-hidden className="size-4 flex-none text-t3" strokeWidth={1.75} />
            <span className="min-w-0 flex-1">{words.shell.vaultLocked}</span>
            <LinkButton onClick={onUnlock}>{words.shell.unlock}</LinkButton>
          </div>
        )}
        {profiles.length === 0 && <p className="px-4 pt-4 text-12 text-t3">{credentials.none}</p>}
        <ul aria-label={credentials.listLabel} className="p-2">
          {profiles.map((profile) => {
            const current = profile.id === chosen?.id;
            return (
              <li key={profile.id}>
                <button
                  type="button"
                  aria-current={current || undefined}
                  onClick={() => onChoose(profile.id)}
                  className={classes(
                    'grid w-full grid-cols-[32px_minmax(0,1fr)_auto] items-center gap-2.5 rounded-3 p-2 text-left',
                    current ? 'bg-sel [&>:first-child]:bg-surface' : 'hover:bg-hover',
                  )}
                >
                  <Initial name={profile.name} size="large" />
                  <span className="flex min-w-0 flex-col leading-[18px]">
                    <b className="truncate">{profile.name || credentials.unnamed}</b>
                    <span
                      className={classes(
                        'truncate text-12',
                        profile.credentials.appId && 'mono',
                        current ? 'text-t2' : 'text-t3',
                      )}
                    >
                      {profile.credentials.appId || credentials.noAppId}
                    </span>
                  </span>
                  <Tag tone={PURPOSE_TONES[profile.purpose]} className="max-desk:hidden">
                    {words.shell.purposes[profile.purpose]}
                  </Tag>
                </button>
              </li>
            );
          })}
        </ul>
        <p className="px-4 pt-1 pb-4 text-12 text-t3 max-tablet:hidden">{credentials.liveHint}</p>
      </div>
    </section>
  );
}
