import { useWords } from '#i18n/I18n.tsx';
import { classes } from '#ui/classes.ts';
import { COLUMNS } from './WordRow.tsx';

/** Names of the columns. */
export function TableHead() {
  const { workbench } = useWords();
  const head = (text: string, className?: string) => (
    <span role="columnheader" className={className}>
      {text}
    </span>
  );
  return (
    <div role="rowgroup">
      <div role="row" className={classes(COLUMNS, 'h-[26px] border-b border-line bg-sunken text-12 text-t3')}>
        {head(workbench.row, 'pr-3 text-right')}
        {head(workbench.word, 'px-1')}
        {head(workbench.bytes, 'pr-3 text-right')}
        {head(workbench.check)}
        <span role="columnheader">
          <span className="sr-only">{workbench.actions}</span>
        </span>
      </div>
    </div>
  );
}

/** Stands where a list has no rows yet: whatever is pasted or typed becomes its words. */
export function PasteTarget({ label, onPaste }: { label: string; onPaste: (text: string) => void }) {
  return (
    <textarea
      rows={3}
      aria-label={label}
      placeholder={label}
      value=""
      onChange={(event) => onPaste(event.target.value)}
      onPaste={(event) => {
        event.preventDefault();
        onPaste(event.clipboardData.getData('text'));
      }}
      className="block w-full resize-none bg-transparent p-3 text-13 outline-none"
    />
  );
}
