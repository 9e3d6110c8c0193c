import Send from 'lucide-react/icons/send';
import X from 'lucide-react/icons/x';
import type { WorkbenchDraft } from '#data/drafts.ts';
import { useCoreWords } from '#i18n/I18n.tsx';
import { classes } from '#ui/classes.ts';
import { TextInput } from '#ui/Field.tsx';
import type { Call } from './useCall.ts';

interface PhoneBarProps {
  draft: WorkbenchDraft;
  onChange: (changes: Partial<WorkbenchDraft>) => void;
  call: Call;
}

/** Message and send, always at hand on a phone. */
export function PhoneBar({ draft, onChange, call }: PhoneBarProps) {
  const { workbench } = useCoreWords();
  const sending = call.phase === 'sending';
  const Icon = sending ? X : Send;
  return (
    <form
      className="flex flex-none gap-2 border-t border-line bg-surface px-3 py-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (sending) call.cancel();
        else call.send();
      }}
    >
      <TextInput
        aria-label={`msg ${workbench.msgHint}`}
        value={draft.msg}
        onChange={(event) => onChange({ msg: event.target.value })}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        className="!text-15"
      />
      <button
        type="submit"
        aria-label={sending ? workbench.sending : workbench.send}
        disabled={!sending && !call.ready}
        className={classes(
          'grid h-11 w-13 flex-none place-items-center rounded-2 disabled:bg-hover disabled:text-t3',
          sending ? 'bg-ink text-t-inv' : 'bg-green text-on-green',
        )}
      >
        <Icon aria-hidden className="size-5" />
      </button>
    </form>
  );
}
