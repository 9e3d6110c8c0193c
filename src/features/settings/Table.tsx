import type { ReactNode } from 'react';
import { classes } from '#ui/classes.ts';

interface TableProps {
  label: string;
  children: ReactNode;
}

/** A small table between hairlines; on a narrow screen it scrolls by itself, the page does not. */
export function Table({ label, children }: TableProps) {
  return (
    <div role="region" aria-label={label} tabIndex={0} className="relative overflow-x-auto rounded-t-2">
      <table className="w-full border-collapse text-12">{children}</table>
    </div>
  );
}

interface CellProps {
  children?: ReactNode;
  className?: string;
}

export function Th({ children, className }: CellProps) {
  return (
    <th
      scope="col"
      className={classes(
        'border-b border-line bg-sunken py-1.5 pr-4 pl-2 text-left font-normal whitespace-nowrap text-t3',
        className,
      )}
    >
      {children}
    </th>
  );
}

export function Td({ children, className }: CellProps) {
  return (
    <td className={classes('border-b border-line py-[7px] pr-4 pl-2 align-top text-t2', className)}>{children}</td>
  );
}
