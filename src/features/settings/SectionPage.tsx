import type { ReactNode } from 'react';

interface SectionPageProps {
  title: string;
  children: ReactNode;
}

/** A section of the settings: its title and parts one below the other. */
export function SectionPage({ title, children }: SectionPageProps) {
  return (
    <section aria-labelledby="settings-section" className="flex min-h-0 flex-1 flex-col bg-surface">
      <header className="flex h-10 flex-none items-center border-b border-line px-6 max-tablet:px-4">
        <h2 id="settings-section" className="text-13 font-semibold">
          {title}
        </h2>
      </header>
      {/* It scrolls, and may hold nothing else a key could reach. */}
      <div
        role="group"
        aria-labelledby="settings-section"
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto px-6 py-5 focus-visible:-outline-offset-2 max-tablet:px-4"
      >
        <div className="flex max-w-[860px] flex-col gap-8">{children}</div>
      </div>
    </section>
  );
}

interface PartProps {
  title: string;
  hint?: ReactNode;
  /** Something to press at the end of the title's line. */
  aside?: ReactNode;
  children: ReactNode;
}

/** One titled part of a section. */
export function Part({ title, hint, aside, children }: PartProps) {
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="text-13 font-semibold">{title}</h3>
        {hint !== undefined && (
          <span className="min-w-0 text-12 text-t3 max-tablet:order-last max-tablet:basis-full">{hint}</span>
        )}
        {aside !== undefined && <span className="ml-auto flex flex-none items-center gap-1">{aside}</span>}
      </div>
      {children}
    </div>
  );
}

interface SettingProps {
  title: string;
  hint: string;
  children: ReactNode;
}

/** One preference on one line: what it is at the left, the control at the right. */
export function Setting({ title, hint, children }: SettingProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-line py-3 first:border-t-0">
      <div className="min-w-48 flex-1">
        <b>{title}</b>
        <p className="text-12 text-t3">{hint}</p>
      </div>
      {children}
    </div>
  );
}
