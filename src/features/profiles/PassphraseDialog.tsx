import { useState } from 'react';
import type { Vault } from '#data/vault.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Message } from '#ui/Message.tsx';
import { NewPassphrase, PassphraseField, passphraseProblem } from './PassphraseField.tsx';

export type PassphraseTask = 'create' | 'unlock' | 'change';

interface PassphraseDialogProps {
  task: PassphraseTask;
  vault: Vault;
  onClose: () => void;
  onDone: () => void;
}

type Refusal = 'wrong' | 'exists' | 'notWritten' | 'unreadable' | 'gone';

/** Asks for what a task needs, does it, and says at the field why it did not work. */
export function PassphraseDialog({ task, vault, onClose, onDone }: PassphraseDialogProps) {
  const words = useWords();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [repeated, setRepeated] = useState('');
  const [state, setState] = useState<'typing' | 'working' | Refusal>(
    vault.state.get() === 'unreadable' ? 'unreadable' : 'typing',
  );
  const problem = task === 'unlock' ? undefined : passphraseProblem(next, repeated);
  const ready = (task === 'create' || current !== '') && problem === undefined && state !== 'working';

  const run = async () => {
    setState('working');
    const refusal = await perform(vault, task, current, next);
    if (refusal) setState(refusal);
    else onDone();
  };
  const title = { create: words.vault.createTitle, unlock: words.vault.unlockTitle, change: words.vault.changeTitle };
  const action = { create: words.vault.create, unlock: words.vault.unlock, change: words.vault.change };
  return (
    <Dialog
      title={title[task]}
      closeLabel={words.shell.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{words.settings.data.cancel}</Button>
          <Button variant="primary" type="submit" form="passphrase" disabled={!ready}>
            {action[task]}
          </Button>
        </>
      }
    >
      <form
        id="passphrase"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void run();
        }}
      >
        {task === 'create' && <p className="text-t2">{words.vault.createHint}</p>}
        {task !== 'create' && (
          <PassphraseField
            id="passphrase-current"
            label={task === 'unlock' ? words.vault.passphrase : words.vault.current}
            value={current}
            onChange={(value) => {
              setCurrent(value);
              setState('typing');
            }}
            notes={state === 'wrong' ? [{ key: 'wrong', tone: 'bad', text: words.vault.wrong }] : []}
          />
        )}
        {task !== 'unlock' && (
          <NewPassphrase
            label={task === 'create' ? words.vault.passphrase : words.vault.next}
            value={next}
            repeated={repeated}
            onChange={setNext}
            onRepeat={setRepeated}
          />
        )}
        <div role="status" className="empty:hidden">
          {state === 'working' && <Message tone="note">{words.vault.working}</Message>}
          {state === 'exists' && <Message tone="bad">{words.vault.exists}</Message>}
          {state === 'notWritten' && <Message tone="bad">{words.vault.notWritten}</Message>}
          {state === 'gone' && <Message tone="bad">{words.vault.gone}</Message>}
          {state === 'unreadable' && <Message tone="bad">{words.vault.stateHints.unreadable}</Message>}
        </div>
      </form>
    </Dialog>
  );
}

async function perform(
  vault: Vault,
  task: PassphraseTask,
  current: string,
  next: string,
): Promise<Refusal | undefined> {
  if (task === 'create') {
    const outcome = await vault.create(next);
    return outcome === 'unlocked' ? undefined : outcome === 'exists' ? 'exists' : 'notWritten';
  }
  const outcome = task === 'unlock' ? await vault.unlock(current) : await vault.changePassphrase(current, next);
  if (outcome === 'unlocked') return undefined;
  if (outcome === 'wrong_passphrase') return 'wrong';
  // Another tab has forgotten it meanwhile.
  return vault.state.get() === 'empty' ? 'gone' : 'unreadable';
}
