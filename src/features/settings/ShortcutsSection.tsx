import { useWords } from '#i18n/I18n.tsx';
import { Kbd } from '#ui/Kbd.tsx';
import { SectionPage } from './SectionPage.tsx';

export interface ShortcutRow {
  id: string;
  name: string;
  /** Keys as a person reads them on this machine. */
  keys: readonly string[];
}

/** Every shortcut there is. */
export function ShortcutsSection({ rows }: { rows: readonly ShortcutRow[] }) {
  const { palette, settings } = useWords();
  return (
    <SectionPage title={settings.sections.shortcuts}>
      <div>
        <dl className="gap-x-10 desk:columns-2">
          {rows.map((row) => (
            <div
              key={row.id}
              className="flex break-inside-avoid items-center justify-between gap-4 border-b border-line py-1.5"
            >
              <dt>{row.name}</dt>
              <dd className="flex-none">
                <Kbd keys={row.keys} />
              </dd>
            </div>
          ))}
        </dl>
        <p className="mt-4 text-12 text-t3">{palette.keysNote}</p>
      </div>
    </SectionPage>
  );
}
