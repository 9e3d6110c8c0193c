import type { DoorQuestion, FoundSecret, Way } from '#data/door.ts';
import type { Sight } from '#data/sight.ts';
import { useWords } from '#i18n/I18n.tsx';
import type { Words } from '#i18n/zhCN.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Message } from '#ui/Message.tsx';
import { foundRows } from './foundRows.ts';

/** Something with secrets in it is about to leave: which, in which form and where, and how it may go on. */
export function DoorDialog({ question: { way, found, sight, answer } }: { question: DoorQuestion }) {
  const { door, shell } = useWords();
  const cancel = () => answer('cancel');
  return (
    <Dialog
      title={found.length > 0 ? titleOf(way, door) : door.unreadTitle}
      closeLabel={shell.close}
      onClose={cancel}
      footer={
        <>
          <Button onClick={cancel} className="mr-auto">
            {door.cancel}
          </Button>
          {way.kind !== 'link' && (
            <Button variant="danger" onClick={() => answer('as_is')}>
              {door.asIs}
            </Button>
          )}
          {sight === 'plain' && (
            <Button variant="primary" onClick={() => answer('masked')}>
              {door.masked}
            </Button>
          )}
        </>
      }
    >
      <p className="pb-3 text-t2">{introOf(sight, way, door)}</p>
      {found.length > 0 && <FoundTable found={found} />}
      {found.some(({ form }) => form === 'signed') && (
        <div className="pt-3">
          <Message tone="note">{door.signedNote}</Message>
        </div>
      )}
    </Dialog>
  );
}

function titleOf(way: Way, door: Words['door']): string {
  switch (way.kind) {
    case 'copy':
      return door.copyTitle;
    case 'link':
      return door.linkTitle;
    case 'save':
      return door.saveTitle(way.name);
  }
}

function introOf(sight: Sight, way: Way, door: Words['door']): string {
  switch (sight) {
    case 'plain':
      return door.intro;
    case 'unpacked':
      return door.packed;
    case 'unreadable':
      return door.unread(way.kind === 'save' ? way.name : '');
  }
}

function FoundTable({ found }: { found: readonly FoundSecret[] }) {
  const { door } = useWords();
  return (
    <ul aria-label={door.found} className="border-b border-line">
      {foundRows(found).map(({ secret, form, lines, count }) => (
        <li
          key={`${secret.id} ${form}`}
          className="flex flex-wrap items-baseline gap-x-3 border-t border-line py-2 text-12 text-t2"
        >
          <b className="mono text-13 text-t1">{door.fields[secret.field]}</b>
          <span className="min-w-0 wrap-anywhere">{secret.profile || door.typed}</span>
          <span className="ml-auto text-right">
            {door.forms[form]}
            <span className="text-t3">
              {' · '}
              {lines.map(door.line).join(' ')}
              {count > lines.length && ` · ${door.places(count)}`}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
