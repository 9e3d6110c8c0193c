import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down';
import KeyRound from 'lucide-react/icons/key-round';
import Lock from 'lucide-react/icons/lock';
import Plus from 'lucide-react/icons/plus';
import Settings2 from 'lucide-react/icons/settings-2';
import type { Profile } from '#data/profiles.ts';
import { useFrameWords } from '#i18n/I18n.tsx';
import { lintCredentials, maskSecret } from '#protocol/credentials.ts';
import { classes } from '#ui/classes.ts';
import { Menu, MenuItem } from '#ui/Menu.tsx';
import { Tag } from '#ui/Tag.tsx';

interface ProfilePickerProps {
  profiles: readonly Profile[];
  chosen: Profile | undefined;
  onChoose: (id: string) => void;
  onCreate: () => void;
  onManage: () => void;
  /** Where there are more that are locked: the way to unlock them. */
  onUnlock: (() => void) | undefined;
}

/** The active credentials in the top bar, and one click to others. */
export function ProfilePicker({ profiles, chosen, onChoose, onCreate, onManage, onUnlock }: ProfilePickerProps) {
  const { shell } = useFrameWords();
  const faulty =
    chosen !== undefined && lintCredentials(chosen.credentials).some((issue) => issue.severity === 'error');
  return (
    <Menu
      label={shell.profile}
      trigger={chosen ? <ChosenProfile profile={chosen} /> : <NoProfile locked={onUnlock !== undefined} />}
      triggerProps={{
        title: chosen?.name,
        className: classes(
          'flex h-8 min-w-0 items-center gap-2 overflow-hidden rounded-[7px] bg-surface pr-2 pl-1 max-tablet:pl-2.5 whitespace-nowrap hover:bg-hover max-tablet:h-10',
          faulty ? 'shadow-[inset_0_0_0_1.5px_var(--red-solid)]' : 'hairline',
        ),
      }}
    >
      {profiles.map((profile) => (
        <MenuItem key={profile.id} chosen={profile.id === chosen?.id} onSelect={() => onChoose(profile.id)}>
          <Initial name={profile.name} />
          <span className="min-w-0 flex-1">
            <span className="block truncate">{profile.name}</span>
            <span className="mono block text-11 text-t3">{profile.credentials.appId || '—'}</span>
          </span>
          <Tag tone={profile.purpose === 'live' ? 'warn' : 'outline'}>{shell.purposes[profile.purpose]}</Tag>
        </MenuItem>
      ))}
      {onUnlock && (
        <MenuItem icon={<Lock />} onSelect={onUnlock}>
          <span className="flex-1">{shell.vaultLocked}</span>
          {shell.unlock}
        </MenuItem>
      )}
      <hr className="my-1 border-line" />
      <MenuItem icon={<Plus />} onSelect={onCreate}>
        {shell.newProfile}
      </MenuItem>
      <MenuItem icon={<Settings2 />} onSelect={onManage}>
        {shell.manageProfiles}
      </MenuItem>
    </Menu>
  );
}

function ChosenProfile({ profile }: { profile: Profile }) {
  const { shell } = useFrameWords();
  const { appId, encodingAESKey } = profile.credentials;
  return (
    <>
      <span className="sr-only">{shell.profile}</span>
      <span className="flex-none max-tablet:hidden">
        <Initial name={profile.name} />
      </span>
      <b className="truncate">{profile.name}</b>
      <Fact name="APPID" value={appId || '—'} />
      <Fact name={shell.key} value={encodingAESKey ? maskSecret(encodingAESKey) : '—'} />
      <ChevronsUpDown aria-hidden className="size-4 flex-none text-t3" />
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <span className="mono hidden items-baseline border-l border-line pl-2 text-12 text-t2 min-[1400px]:inline-flex">
      <em className="mr-[5px] font-sans text-11 text-t3 not-italic">{name}</em>
      {value}
    </span>
  );
}

function NoProfile({ locked }: { locked: boolean }) {
  const { shell } = useFrameWords();
  return (
    <>
      <KeyRound aria-hidden className="ml-1 size-4 text-t3" />
      <span className="text-t2">{locked ? shell.vaultLocked : shell.noProfile}</span>
      <ChevronsUpDown aria-hidden className="size-4 text-t3" />
    </>
  );
}

interface InitialProps {
  name: string;
  size?: 'small' | 'large';
}

/** The first character of a name as its picture. */
export function Initial({ name, size = 'small' }: InitialProps) {
  const [first = '?'] = name.trim();
  return (
    <span
      aria-hidden
      className={classes(
        'grid flex-none place-items-center bg-sel font-semibold text-t2',
        size === 'small' ? 'size-6 rounded-[5px] text-12' : 'size-8 rounded-3 text-13',
      )}
    >
      {first}
    </span>
  );
}
