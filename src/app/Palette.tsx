import { Command } from 'cmdk';
import { useEffect, useRef } from 'react';
import type { ConsoleData } from '#data/console.ts';
import { forgetEverywhere } from '#data/forgetting.ts';
import type { Theme } from '#data/preferences.ts';
import { TARGET_IDS } from '#data/targets.ts';
import { EXPORT_KINDS } from '#features/lab/exportKinds.ts';
import { useWords } from '#i18n/I18n.tsx';
import type { Words } from '#i18n/zhCN.ts';
import { Kbd } from '#ui/Kbd.tsx';
import type { CommandId } from './commands.ts';
import { requestedAction, type ActionId } from './requestedAction.ts';
import { SCREENS, screenName } from './screens.ts';
import { SHORTCUTS, keyNames, type ShortcutId } from './shortcuts.ts';
import type { Address } from './useAddress.ts';

interface PaletteProps {
  data: ConsoleData;
  address: Address;
  onHelp: () => void;
  onClose: () => void;
}

interface Action {
  id: string;
  name: string;
  keys?: readonly string[];
  run: () => void;
}

interface Group {
  name: string;
  actions: readonly Action[];
}

/** Everything the console can do, by typing. */
export function Palette(props: PaletteProps) {
  const words = useWords();
  const ref = useRef<HTMLDialogElement>(null);
  // showModal has no declarative form.
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    // The dialog would focus its first focusable child, which is cmdk's frame and not the input.
    dialog?.querySelector('input')?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      aria-label={words.shell.search}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onClick={(event) => event.target === event.currentTarget && props.onClose()}
      className="mx-auto mt-[10vh] w-[calc(100vw-32px)] max-w-[640px] overflow-hidden rounded-4 bg-raised text-t1 shadow-pop"
    >
      <Command label={words.shell.search} loop>
        <Command.Input
          placeholder={words.palette.placeholder}
          className="h-13 w-full border-b border-line bg-transparent px-4 text-15 outline-none"
        />
        {/* Beside the list: a list of options holds nothing else. */}
        <Command.Empty className="p-4 text-t3">{words.palette.empty}</Command.Empty>
        <Command.List className="max-h-[50vh] overflow-auto p-2 empty:p-0">
          {groups(words, props).map((group) => (
            <Command.Group
              key={group.name}
              heading={group.name}
              className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:text-t3"
            >
              {group.actions.map((action) => (
                <Command.Item
                  key={action.id}
                  value={`${action.name} ${action.id}`}
                  onSelect={() => {
                    props.onClose();
                    action.run();
                  }}
                  className="flex min-h-9 cursor-pointer items-center gap-2 rounded-2 px-2 aria-selected:bg-sel max-tablet:min-h-11"
                >
                  {action.name}
                  {action.keys && (
                    <span className="ml-auto">
                      <Kbd keys={action.keys} />
                    </span>
                  )}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
        </Command.List>
        <footer className="flex gap-4 border-t border-line bg-sunken px-4 py-2 text-12 text-t3">
          <span className="flex gap-1.5">
            <Kbd keys={['↑', '↓']} /> {words.palette.select}
          </span>
          <span className="flex gap-1.5">
            <Kbd keys={['↵']} /> {words.palette.run}
          </span>
          <span className="ml-auto">
            <Kbd keys={['Esc']} /> {words.shell.close}
          </span>
        </footer>
      </Command>
    </dialog>
  );
}

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

// These belong to the workbench, which listens to their keys; the palette presses them.
const WORKBENCH_SHORTCUTS = new Set<ShortcutId>([
  'send',
  'applyFix',
  'apiMessage',
  'apiDictmsg',
  'newContext',
  'copyCurl',
  'collapseRequest',
  'collapseResponse',
]);

// Actions of other screens the palette goes to first.
const CHAT_SHORTCUTS = new Set<ShortcutId>(['presenter']);

const LAB_COMMANDS = ['startRun', 'pauseRun', 'resumeRun', 'compareRun'] as const satisfies readonly CommandId[];

function groups(words: Words, { data, address, onHelp }: PaletteProps): Group[] {
  const { palette, shell } = words;
  const { locale } = data.preferences.get();
  const change = (changes: Partial<ReturnType<typeof data.preferences.get>>) =>
    data.preferences.update((now) => ({ ...now, ...changes }));
  const ask = (action: ActionId, path: string) => {
    address.go(path);
    requestedAction.set(action);
  };
  const shortcutsOf = (ids: ReadonlySet<ShortcutId>, path: string) =>
    SHORTCUTS.filter(({ id }) => ids.has(id)).map((shortcut): Action => ({
      id: shortcut.id,
      name: palette.shortcuts[shortcut.id],
      keys: keyNames(shortcut),
      run: () => ask(shortcut.id, path),
    }));
  const runCommand = (id: CommandId, name: string): Action => ({ id, name, run: () => ask(id, '/batch') });
  return [
    {
      name: palette.groups.actions,
      actions: [
        ...shortcutsOf(WORKBENCH_SHORTCUTS, '/'),
        ...shortcutsOf(CHAT_SHORTCUTS, '/chat'),
        { id: 'help', name: palette.shortcuts.help, keys: ['?'], run: onHelp },
        { id: 'forget', name: palette.forgetEverything, run: () => void forgetEverywhere(data) },
      ],
    },
    {
      name: shell.batch,
      actions: [
        ...LAB_COMMANDS.map((id) => runCommand(id, palette.commands[id])),
        ...EXPORT_KINDS.map((kind) =>
          runCommand(`exportRun.${kind}`, palette.commands.exportRun(words.lab.exports[kind])),
        ),
      ],
    },
    {
      name: palette.groups.screens,
      actions: SCREENS.map((screen) => ({
        id: `go-${screen.name}`,
        name: palette.goTo(screenName(words, screen)),
        keys: ['G', screen.letter.toUpperCase()],
        run: () => address.go(screen.path),
      })),
    },
    {
      name: palette.groups.targets,
      actions: TARGET_IDS.map((target) => ({
        id: `target-${target}`,
        name: palette.useTarget(shell.targets[target]),
        run: () => change({ target }),
      })),
    },
    {
      name: palette.groups.profiles,
      actions: data.profiles.list.get().map((profile) => ({
        id: `profile-${profile.id}`,
        name: palette.useProfile(profile.name),
        run: () => address.chooseProfile(profile.id),
      })),
    },
    {
      name: palette.groups.appearance,
      actions: [
        ...THEMES.map((theme) => ({
          id: `theme-${theme}`,
          name: palette.useTheme(shell.themes[theme]),
          run: () => change({ theme }),
        })),
        {
          id: 'language',
          name: palette.otherLanguage,
          run: () => change({ locale: locale === 'en' ? ('zh-CN' as const) : ('en' as const) }),
        },
      ],
    },
  ];
}
