import Columns2 from 'lucide-react/icons/columns-2';
import Download from 'lucide-react/icons/download';
import ListChecks from 'lucide-react/icons/list-checks';
import Settings2 from 'lucide-react/icons/settings-2';
import Trash2 from 'lucide-react/icons/trash-2';
import { useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { Menu, MenuItem } from '#ui/Menu.tsx';
import { LinkButton } from '#ui/Message.tsx';

interface CompareSectionProps {
  /** The other side in a few words; absent while one bot is asked alone. */
  other: string | undefined;
  onStart: () => void;
  onChange: () => void;
  onStop: () => void;
}

/** One utterance to two bots: on, off, and which. */
export function CompareSection({ other, onStart, onChange, onStop }: CompareSectionProps) {
  const { chat } = useWords();
  return (
    <section className="border-t border-line px-4 py-3">
      <h3 className="text-12 font-semibold text-t2">{chat.compare.title}</h3>
      <p className="mt-1 text-12 text-t3">{chat.compare.about}</p>
      {other === undefined ? (
        <Button size="small" icon={<Columns2 />} className="mt-2" onClick={onStart}>
          {chat.compare.start}
        </Button>
      ) : (
        <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-12">
          <span className="w-full wrap-anywhere">
            {chat.compare.lanes.other} · {other}
          </span>
          <LinkButton onClick={onChange}>{chat.compare.change}</LinkButton>
          <LinkButton onClick={onStop}>{chat.compare.stop}</LinkButton>
        </div>
      )}
    </section>
  );
}

interface ConversationToolsProps<Kind extends string> {
  /** Kinds of file a conversation can be saved as, and kinds of case table. */
  kinds: readonly Kind[];
  caseKinds: readonly Kind[];
  name: (kind: Kind) => string;
  onSave: (kind: Kind) => void;
  /** Runs the conversation's cases in the lab. */
  onRun: () => void;
  onSettings: () => void;
  onDelete: () => void;
}

const BUTTON =
  'flex h-8 items-center gap-1.5 rounded-2 px-2 text-12 whitespace-nowrap text-t2 hover:bg-hover hover:text-t1 max-tablet:h-11 [&>svg]:size-4 [&>svg]:flex-none';

/** What can be done with the chosen conversation as a whole. */
export function ConversationTools<Kind extends string>(props: ConversationToolsProps<Kind>) {
  const { kinds, caseKinds, name, onSave, onRun, onSettings, onDelete } = props;
  const { chat } = useWords();
  const menus = [
    { label: chat.save.menu, icon: <Download aria-hidden strokeWidth={1.75} />, items: kinds, runs: false },
    { label: chat.save.cases, icon: <ListChecks aria-hidden strokeWidth={1.75} />, items: caseKinds, runs: true },
  ];
  return (
    <div
      role="group"
      aria-label={chat.actions}
      className="sticky bottom-0 mt-auto flex flex-none flex-wrap gap-1 border-t border-line bg-surface p-2"
    >
      {menus.map(({ label, icon, items, runs }) => (
        <Menu
          key={label}
          label={label}
          trigger={
            <>
              {icon}
              {label}
            </>
          }
          triggerProps={{ className: BUTTON }}
        >
          {runs && <MenuItem onSelect={onRun}>{chat.save.run}</MenuItem>}
          {items.map((kind) => (
            <MenuItem key={kind} onSelect={() => onSave(kind)}>
              {name(kind)}
            </MenuItem>
          ))}
        </Menu>
      ))}
      <button type="button" onClick={onSettings} className={BUTTON}>
        <Settings2 aria-hidden strokeWidth={1.75} />
        {chat.settings}
      </button>
      <button type="button" onClick={onDelete} className={BUTTON}>
        <Trash2 aria-hidden strokeWidth={1.75} />
        {chat.delete}
      </button>
    </div>
  );
}
