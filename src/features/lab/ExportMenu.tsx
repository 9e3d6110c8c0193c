import Download from 'lucide-react/icons/download';
import { useWords } from '#i18n/I18n.tsx';
import { Menu, MenuItem } from '#ui/Menu.tsx';
import { EXPORT_KINDS, type ExportKind } from './exportKinds.ts';

/** Everything a run can be taken away as. */
export function ExportMenu({ onExport }: { onExport: (kind: ExportKind) => void }) {
  const { lab } = useWords();
  return (
    <Menu
      label={lab.exportRun}
      align="end"
      trigger={
        <>
          <Download aria-hidden className="size-4" strokeWidth={1.75} />
          {lab.exportRun}
        </>
      }
      triggerProps={{
        className:
          'inline-flex h-8 flex-none items-center gap-1.5 rounded-2 px-3 text-t2 hover:bg-hover hover:text-t1 max-tablet:h-10',
      }}
    >
      {EXPORT_KINDS.map((kind) => (
        <MenuItem key={kind} onSelect={() => onExport(kind)}>
          {lab.exports[kind]}
        </MenuItem>
      ))}
    </Menu>
  );
}
