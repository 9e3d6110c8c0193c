import ChevronLeft from 'lucide-react/icons/chevron-left';
import WifiOff from 'lucide-react/icons/wifi-off';
import type { ReactNode } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import { classes } from '#ui/classes.ts';
import { LinkButton } from '#ui/Message.tsx';
import { SECTIONS, type SectionId } from './sections.ts';

interface ToolboxFrameProps {
  /** Undefined shows the first tool; on a phone, the list alone. */
  section: SectionId | undefined;
  onOpen: (section: SectionId | undefined) => void;
  children: ReactNode;
}

/** The list of tools at the left and one of them beside it; on a phone the list, then the tool. */
export function ToolboxFrame({ section, onOpen, children }: ToolboxFrameProps) {
  const { toolbox } = useWords();
  const shown = section ?? 'paste';
  return (
    <div className="relative grid min-h-0 flex-1 grid-cols-[200px_minmax(0,1fr)] max-tablet:flex max-tablet:flex-col">
      {/* Where the list stands alone, no tool brings a heading of its own. */}
      {section === undefined && <h1 className="sr-only tablet:hidden">{toolbox.title}</h1>}
      <nav
        aria-label={toolbox.navigation}
        className={classes(
          'flex min-h-0 flex-col gap-0.5 overflow-auto border-r border-line bg-canvas px-2 py-3 max-tablet:flex-1 max-tablet:border-r-0',
          section !== undefined && 'max-tablet:hidden',
        )}
      >
        <h2 className="px-2 pb-1.5 text-13 font-semibold">{toolbox.title}</h2>
        {SECTIONS.map(({ id, icon: Icon, group }, i) => (
          <div key={id} className="contents">
            {group && group !== SECTIONS[i - 1]?.group && (
              <h3 className="px-2 pt-3 pb-1 text-12 text-t3">{toolbox.groups[group]}</h3>
            )}
            <button
              type="button"
              aria-current={id === shown ? 'page' : undefined}
              onClick={() => onOpen(id)}
              className={classes(
                'flex h-8 flex-none items-center gap-2.5 rounded-2 px-2 text-left whitespace-nowrap text-t2 hover:bg-hover hover:text-t1 max-tablet:h-11',
                id === shown && 'tablet:bg-sel tablet:font-semibold tablet:text-t1',
              )}
            >
              <Icon aria-hidden className="size-4 flex-none" strokeWidth={1.75} />
              <span className="truncate">{toolbox.sections[id]}</span>
            </button>
          </div>
        ))}
        <p className="mt-auto flex items-start gap-1.5 px-2 pt-4 text-12 text-t3">
          <WifiOff aria-hidden className="mt-0.5 size-3.5 flex-none" strokeWidth={1.75} />
          {toolbox.offline}
        </p>
      </nav>
      <div
        className={classes(
          'flex min-h-0 min-w-0 flex-1 flex-col bg-surface',
          section === undefined && 'max-tablet:hidden',
        )}
      >
        <div className="flex-none border-b border-line px-4 py-1 tablet:hidden">
          <LinkButton className="inline-flex min-h-9 items-center gap-1" onClick={() => onOpen(undefined)}>
            <ChevronLeft aria-hidden className="size-4" strokeWidth={1.75} />
            {toolbox.back}
          </LinkButton>
        </div>
        {children}
      </div>
    </div>
  );
}

interface ToolHeadProps {
  title: string;
  hint: string;
  tools?: ReactNode;
}

/** Heading of one tool. */
export function ToolHead({ title, hint, tools }: ToolHeadProps) {
  return (
    <header className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
      <h1 className="text-15 font-semibold whitespace-nowrap">{title}</h1>
      <span className="min-w-0 text-t3">{hint}</span>
      {tools && <span className="ml-auto flex flex-wrap gap-1">{tools}</span>}
    </header>
  );
}

interface ToolBodyProps {
  head: ReactNode;
  input: ReactNode;
  output: ReactNode;
}

/** A tool with what goes in at the left and what comes out at the right; stacked below 900 px. */
export function ToolBody({ head, input, output }: ToolBodyProps) {
  return (
    <>
      <div className="flex-none border-b border-line px-6 py-2.5 max-tablet:px-4">{head}</div>
      <div className="grid min-h-0 flex-1 content-start overflow-auto min-[900px]:grid-cols-2 min-[900px]:content-stretch min-[900px]:overflow-hidden">
        <div className="flex min-w-0 flex-col gap-4 px-6 py-4 max-tablet:px-4 min-[900px]:overflow-auto">{input}</div>
        <div className="flex min-w-0 flex-col gap-4 border-line bg-canvas px-6 py-4 max-[899px]:border-t max-tablet:px-4 min-[900px]:overflow-auto min-[900px]:border-l">
          {output}
        </div>
      </div>
    </>
  );
}
