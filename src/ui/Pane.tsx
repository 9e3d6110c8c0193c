import { createContext, use, type ReactNode } from 'react';
import { classes } from './classes.ts';

interface PaneProps {
  id: string;
  title: string;
  /** Tabs beside the title. */
  tabs?: ReactNode;
  tools?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
  className?: string;
}

/**
 * `tab`: the panes inside are contents of a tab that already says their title, so their heads keep only what else they
 * hold.
 */
export const PaneTitleContext = createContext<'head' | 'tab'>('head');

/** A labelled region with a fixed head, a body that scrolls alone and an optional foot. */
export function Pane({ id, title, tabs, tools, footer, children, className }: PaneProps) {
  const inTab = use(PaneTitleContext) === 'tab';
  const bare = inTab && !tabs && !tools;
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      tabIndex={-1}
      className={classes('flex min-h-0 min-w-0 flex-col bg-surface outline-none', className)}
    >
      <header className={bare ? 'sr-only' : 'flex h-10 flex-none items-center gap-4 border-b border-line pr-2 pl-4'}>
        <h2 id={`${id}-title`} className={inTab ? 'sr-only' : 'text-13 font-semibold whitespace-nowrap'}>
          {title}
        </h2>
        {tabs}
        {tools && <div className="ml-auto flex gap-0.5">{tools}</div>}
      </header>
      <div className="flex min-h-0 flex-1 flex-col overflow-auto">{children}</div>
      {footer && <footer className="flex-none border-t border-line bg-surface px-4 py-3">{footer}</footer>}
    </section>
  );
}

interface SectionProps {
  children: ReactNode;
  className?: string;
}

/** A part of a pane, split from the next by a hairline. */
export function Section({ children, className }: SectionProps) {
  return <div className={classes('border-b border-line px-4 py-3 last:border-b-0', className)}>{children}</div>;
}

interface SectionHeadProps {
  title: ReactNode;
  note?: ReactNode;
  aside?: ReactNode;
}

/** Heading of a {@link Section}: a title, a remark, and something at the end of the line. */
export function SectionHead({ title, note, aside }: SectionHeadProps) {
  return (
    <div className="flex min-h-5 items-center gap-2 text-12 text-t3">
      <h3 className="font-semibold whitespace-nowrap text-t2">{title}</h3>
      {note !== undefined && <span className="min-w-0">{note}</span>}
      {aside !== undefined && <span className="ml-auto flex flex-none items-center gap-1">{aside}</span>}
    </div>
  );
}
