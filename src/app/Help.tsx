import { useWords } from '#i18n/I18n.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Kbd } from '#ui/Kbd.tsx';
import { SCREENS, screenName } from './screens.ts';
import { SHORTCUTS, keyNames } from './shortcuts.ts';

interface HelpProps {
  onClose: () => void;
}

/** Every shortcut, from the same table the keys come from. */
export function Help({ onClose }: HelpProps) {
  const words = useWords();
  const rows = [
    ...SHORTCUTS.map((shortcut) => ({
      id: shortcut.id as string,
      name: words.palette.shortcuts[shortcut.id],
      keys: keyNames(shortcut),
    })),
    ...SCREENS.map((screen) => ({
      id: screen.name as string,
      name: words.palette.goTo(screenName(words, screen)),
      keys: ['G', screen.letter.toUpperCase()],
    })),
  ];
  return (
    <Dialog title={words.shell.help} closeLabel={words.shell.close} onClose={onClose} width="wide">
      <div role="group" aria-label={words.shell.help} tabIndex={0}>
        <dl className="gap-8 tablet:columns-2">
          {rows.map((row) => (
            <div
              key={row.id}
              className="flex items-center justify-between gap-4 break-inside-avoid border-b border-line py-1.5"
            >
              <dt>{row.name}</dt>
              <dd>
                <Kbd keys={row.keys} />
              </dd>
            </div>
          ))}
        </dl>
        <p className="mt-3 text-12 text-t3">{words.palette.keysNote}</p>
      </div>
    </Dialog>
  );
}
