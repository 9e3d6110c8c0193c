import FlaskConical from 'lucide-react/icons/flask-conical';
import HistoryIcon from 'lucide-react/icons/history';
import ListChecks from 'lucide-react/icons/list-checks';
import MessagesSquare from 'lucide-react/icons/messages-square';
import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal';
import Wrench from 'lucide-react/icons/wrench';
import type { FrameWords } from '#i18n/frame.zh.ts';

type ScreenName = 'bench' | 'toolbox' | 'chat' | 'batch' | 'history' | 'settings';

interface Screen {
  name: ScreenName;
  path: string;
  icon: typeof FlaskConical;
  /** The letter after G that goes there. */
  letter: string;
  place: 'top' | 'bottom';
}

/** Every screen there is: the rail, the palette and the shortcuts read this one table. */
export const SCREENS: readonly Screen[] = [
  { name: 'bench', path: '/', icon: FlaskConical, letter: 'b', place: 'top' },
  { name: 'toolbox', path: '/toolbox', icon: Wrench, letter: 't', place: 'top' },
  { name: 'chat', path: '/chat', icon: MessagesSquare, letter: 'c', place: 'top' },
  { name: 'batch', path: '/batch', icon: ListChecks, letter: 'r', place: 'top' },
  { name: 'history', path: '/history', icon: HistoryIcon, letter: 'h', place: 'top' },
  { name: 'settings', path: '/settings', icon: SlidersHorizontal, letter: 's', place: 'bottom' },
];

export function screenName(words: FrameWords, { name }: Screen): string {
  return words.shell[name];
}

/** Whether a path belongs to a screen. */
export function isScreen({ path }: Screen, location: string): boolean {
  return path === '/' ? location === '/' : location.startsWith(path);
}
