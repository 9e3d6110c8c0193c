import Ellipsis from 'lucide-react/icons/ellipsis';
import GitCompareArrows from 'lucide-react/icons/git-compare-arrows';
import PenLine from 'lucide-react/icons/pen-line';
import Trash2 from 'lucide-react/icons/trash-2';
import { useState } from 'react';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { TextInput } from '#ui/Field.tsx';
import { focused } from '#ui/focused.ts';
import { Menu, MenuItem } from '#ui/Menu.tsx';
import { LinkButton } from '#ui/Message.tsx';
import { percent } from './figures.ts';

/** A kept run in the list. */
export interface RunItem {
  id: string;
  name: string;
  /** Share of passed cases; absent when nothing was judged. */
  accuracy: number | undefined;
  /** Percent done, of one that has not ended. */
  done: number | undefined;
}

interface RunListProps {
  runs: readonly RunItem[];
  shown: string | undefined;
  baseline: string;
  onOpen: (id: string) => void;
  onBaseline: (id: string) => void;
  onRename: (id: string, name: string) => void;
  onRemove: (id: string) => void;
  /** How many runs are kept, and what removes the others before the next run does. */
  kept: number;
  onKeep: (count: number) => void;
  onPrune: () => void;
}

const KEPT_CHOICES = [5, 10, 20, 50, 100, 500];

/** The runs that are kept, newest first. */
export function RunList(props: RunListProps) {
  const { runs, shown, baseline, onOpen, onBaseline, onRename, onRemove, kept, onKeep, onPrune } = props;
  const older = runs.length - kept;
  const { lab } = useWords();
  const locale = useLocale();
  const [renaming, setRenaming] = useState<string>();
  return (
    <section aria-label={lab.recent} className="mt-auto border-t border-line px-4 py-3 text-12">
      <h2 className="pb-1 text-13 font-semibold">{lab.recent}</h2>
      {runs.length === 0 && <p className="text-t3">{lab.noRuns}</p>}
      <ul>
        {runs.map((run) => (
          <li key={run.id} className="flex min-h-8 items-center gap-1 border-b border-line last:border-b-0">
            {renaming === run.id ? (
              <Rename
                name={run.name}
                onDone={(name) => {
                  setRenaming(undefined);
                  if (name !== undefined && name.trim() !== '') onRename(run.id, name);
                }}
              />
            ) : (
              <>
                <button
                  type="button"
                  aria-current={shown === run.id || undefined}
                  onClick={() => onOpen(run.id)}
                  className="flex min-h-8 min-w-0 flex-1 items-center gap-2 text-left hover:text-t1 aria-[current]:font-semibold"
                >
                  <span className="min-w-0 flex-1 truncate" title={run.name}>
                    {run.name}
                  </span>
                  {baseline === run.id && (
                    <GitCompareArrows aria-label={lab.baseline} className="size-3.5 flex-none text-t3" />
                  )}
                  <span className="flex-none tabular-nums">
                    {run.done === undefined ? `${percent(run.accuracy)}%` : `${run.done}%`}
                  </span>
                </button>
                <Menu
                  label={lab.runActions(run.name)}
                  align="end"
                  trigger={<Ellipsis aria-hidden className="size-4" />}
                  triggerProps={{
                    'aria-label': lab.runActions(run.name),
                    className: 'grid size-7 flex-none place-items-center rounded-2 text-t3 hover:bg-hover',
                  }}
                >
                  <MenuItem icon={<GitCompareArrows />} onSelect={() => onBaseline(run.id)}>
                    {lab.useAsBaseline}
                  </MenuItem>
                  <MenuItem icon={<PenLine />} onSelect={() => setRenaming(run.id)}>
                    {lab.rename}
                  </MenuItem>
                  <MenuItem icon={<Trash2 />} tone="danger" onSelect={() => onRemove(run.id)}>
                    {lab.remove}
                  </MenuItem>
                </Menu>
              </>
            )}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-2 pt-2 text-t3">
        <label className="flex items-center gap-2" title={lab.retentionHint}>
          {lab.retention}
          <select
            value={kept}
            onChange={(event) => onKeep(Number(event.target.value))}
            className="fieldline h-7 rounded-2 bg-surface px-1 text-t1 tabular-nums max-tablet:h-11"
          >
            {[...new Set([...KEPT_CHOICES, kept])]
              .toSorted((a, b) => a - b)
              .map((count) => (
                <option key={count}>{count}</option>
              ))}
          </select>
          {lab.runsUnit}
        </label>
        {older > 0 && <LinkButton onClick={onPrune}>{lab.retainNow(formatCount(locale, older))}</LinkButton>}
      </div>
    </section>
  );
}

interface RenameProps {
  name: string;
  /** Without a name: nothing changes. */
  onDone: (name?: string) => void;
}

function Rename({ name, onDone }: RenameProps) {
  const { lab } = useWords();
  const [typed, setTyped] = useState(name);
  return (
    <form
      className="flex flex-1 items-center gap-2 py-1"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(typed);
      }}
    >
      <TextInput
        aria-label={lab.name}
        value={typed}
        ref={focused}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onDone()}
        className="!h-7"
      />
      <Button size="small" type="submit">
        {lab.save}
      </Button>
    </form>
  );
}
