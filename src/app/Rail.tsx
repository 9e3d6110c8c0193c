import { useLocation } from 'wouter';
import { useFrameWords } from '#i18n/I18n.tsx';
import { classes } from '#ui/classes.ts';
import { SCREENS, isScreen, screenName } from './screens.ts';
import type { Address } from './useAddress.ts';

interface RailProps {
  address: Address;
}

/** Main navigation: at the side, and at the bottom of a phone. */
export function Rail({ address }: RailProps) {
  const words = useFrameWords();
  const [location] = useLocation();
  return (
    <nav
      aria-label={words.shell.nav}
      className="row-span-2 row-start-2 flex flex-col gap-1 border-r border-line bg-canvas pt-2 pb-3 max-tablet:row-span-1 max-tablet:row-start-3 max-tablet:flex-row max-tablet:border-t max-tablet:border-r-0 max-tablet:p-1"
    >
      {SCREENS.map((screen) => {
        const current = isScreen(screen, location);
        const { icon: Icon } = screen;
        return (
          <a
            key={screen.name}
            href={screen.path}
            aria-current={current ? 'page' : undefined}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              address.go(screen.path);
            }}
            className={classes(
              'group flex flex-col items-center gap-0.5 py-1.5 text-12 leading-4 max-tablet:min-h-12 max-tablet:flex-1 max-tablet:py-1',
              current ? 'font-semibold text-t1' : 'text-t3',
              screen.place === 'bottom' && 'mt-auto max-tablet:mt-0',
            )}
          >
            <span
              className={classes(
                'grid h-7 w-10 place-items-center rounded-3',
                current ? 'bg-sel' : 'group-hover:bg-hover',
              )}
            >
              <Icon aria-hidden className="size-5" strokeWidth={1.75} />
            </span>
            {screenName(words, screen)}
          </a>
        );
      })}
    </nav>
  );
}
