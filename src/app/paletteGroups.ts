import Braces from 'lucide-react/icons/braces';
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark';
import Download from 'lucide-react/icons/download';
import GitCompare from 'lucide-react/icons/git-compare-arrows';
import KeyRound from 'lucide-react/icons/key-round';
import Languages from 'lucide-react/icons/languages';
import MessageSquare from 'lucide-react/icons/message-square';
import MoonStar from 'lucide-react/icons/moon-star';
import Network from 'lucide-react/icons/network';
import PanelLeftClose from 'lucide-react/icons/panel-left-close';
import Pause from 'lucide-react/icons/pause';
import Play from 'lucide-react/icons/play';
import Presentation from 'lucide-react/icons/presentation';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import Send from 'lucide-react/icons/send';
import Sun from 'lucide-react/icons/sun';
import SunMoon from 'lucide-react/icons/sun-moon';
import Terminal from 'lucide-react/icons/terminal';
import Trash from 'lucide-react/icons/trash-2';
import WandSparkles from 'lucide-react/icons/wand-sparkles';
import type { ConsoleData } from '#data/console.ts';
import { forgetEverywhere } from '#data/forgetting.ts';
import type { Theme } from '#data/preferences.ts';
import { TARGET_IDS } from '#data/targets.ts';
import { EXPORT_KINDS } from '#features/lab/exportKinds.ts';
import type { Words } from '#i18n/zhCN.ts';
import type { CommandId } from './commands.ts';
import { requestedAction, type ActionId } from './requestedAction.ts';
import { SCREENS, screenName } from './screens.ts';
import { SHORTCUTS, keyNames, type ShortcutId } from './shortcuts.ts';
import type { Address } from './useAddress.ts';

type Icon = typeof Send;

/** One thing that can be done. */
export interface PaletteAction {
  id: string;
  icon: Icon;
  name: string;
  keys?: readonly string[];
  run: () => void;
}

export interface PaletteGroup {
  name: string;
  actions: readonly PaletteAction[];
}

const THEMES: Record<Theme, Icon> = { system: SunMoon, light: Sun, dark: MoonStar };

// These belong to the workbench, which listens to their keys; the palette presses them.
const WORKBENCH_SHORTCUTS: Partial<Record<ShortcutId, Icon>> = {
  send: Send,
  applyFix: WandSparkles,
  apiMessage: MessageSquare,
  apiDictmsg: Braces,
  newContext: RefreshCw,
  copyCurl: Terminal,
  collapseRequest: PanelLeftClose,
  collapseResponse: PanelLeftClose,
};

// Actions of other screens the palette goes to first.
const CHAT_SHORTCUTS: Partial<Record<ShortcutId, Icon>> = { presenter: Presentation };

const LAB_COMMANDS = [
  ['startRun', Play],
  ['pauseRun', Pause],
  ['resumeRun', Play],
  ['compareRun', GitCompare],
] as const satisfies readonly (readonly [CommandId, Icon])[];

/** Everything the console can do from anywhere, under the headings of the palette. */
export function paletteGroups(words: Words, data: ConsoleData, address: Address, onHelp: () => void): PaletteGroup[] {
  const { palette, shell } = words;
  const { locale } = data.preferences.get();
  const change = (changes: Partial<ReturnType<typeof data.preferences.get>>) =>
    data.preferences.update((now) => ({ ...now, ...changes }));
  const ask = (action: ActionId, path: string) => {
    address.go(path);
    requestedAction.set(action);
  };
  const shortcutsOf = (icons: Partial<Record<ShortcutId, Icon>>, path: string) =>
    SHORTCUTS.flatMap((shortcut): PaletteAction[] => {
      const { id } = shortcut;
      const icon = icons[id];
      return icon
        ? [{ id, icon, name: palette.shortcuts[id], keys: keyNames(shortcut), run: () => ask(id, path) }]
        : [];
    });
  const runCommand = (id: CommandId, icon: Icon, name: string): PaletteAction => ({
    id,
    icon,
    name,
    run: () => ask(id, '/batch'),
  });
  return [
    {
      name: palette.groups.actions,
      actions: [
        ...shortcutsOf(WORKBENCH_SHORTCUTS, '/'),
        ...shortcutsOf(CHAT_SHORTCUTS, '/chat'),
        { id: 'help', icon: CircleQuestionMark, name: palette.shortcuts.help, keys: ['?'], run: onHelp },
        { id: 'forget', icon: Trash, name: palette.forgetEverything, run: () => void forgetEverywhere(data) },
      ],
    },
    {
      name: shell.batch,
      actions: [
        ...LAB_COMMANDS.map(([id, icon]) => runCommand(id, icon, palette.commands[id])),
        ...EXPORT_KINDS.map((kind) =>
          runCommand(`exportRun.${kind}`, Download, palette.commands.exportRun(words.lab.exports[kind])),
        ),
      ],
    },
    {
      name: palette.groups.screens,
      actions: SCREENS.map((screen) => ({
        id: `go-${screen.name}`,
        icon: screen.icon,
        name: palette.goTo(screenName(words, screen)),
        keys: ['G', screen.letter.toUpperCase()],
        run: () => address.go(screen.path),
      })),
    },
    {
      name: palette.groups.targets,
      actions: TARGET_IDS.map((target) => ({
        id: `target-${target}`,
        icon: Network,
        name: palette.useTarget(shell.targets[target]),
        run: () => change({ target }),
      })),
    },
    {
      name: palette.groups.profiles,
      actions: data.profiles.list.get().map((profile) => ({
        id: `profile-${profile.id}`,
        icon: KeyRound,
        name: palette.useProfile(profile.name),
        run: () => address.chooseProfile(profile.id),
      })),
    },
    {
      name: palette.groups.appearance,
      actions: [
        ...(Object.keys(THEMES) as Theme[]).map((theme) => ({
          id: `theme-${theme}`,
          icon: THEMES[theme],
          name: palette.useTheme(shell.themes[theme]),
          run: () => change({ theme }),
        })),
        {
          id: 'language',
          icon: Languages,
          name: palette.otherLanguage,
          run: () => change({ locale: locale === 'en' ? ('zh-CN' as const) : ('en' as const) }),
        },
      ],
    },
  ];
}
