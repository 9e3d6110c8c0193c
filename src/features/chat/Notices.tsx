import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { Message, type Tone } from '#ui/Message.tsx';
import type { Replay } from './chatModel.ts';

export interface PhoneNotice {
  key: string;
  tone: Tone;
  text: string;
  action?: { label: string; run: () => void };
}

interface NoticesProps {
  notices: readonly PhoneNotice[];
  replay: Replay | undefined;
  onStop: () => void;
  onDismiss: () => void;
}

/** What has to be known before the next line, above the conversation. */
export function Notices({ notices, replay, onStop, onDismiss }: NoticesProps) {
  if (notices.length === 0 && !replay) return null;
  return (
    <div className="flex flex-none flex-col gap-1.5 border-b border-line bg-surface px-3.5 py-2 present:hidden">
      {notices.map(({ key, tone, text, action }) => (
        <Message key={key} tone={tone} action={action}>
          {text}
        </Message>
      ))}
      {replay && <ReplayNotice replay={replay} onStop={onStop} onDismiss={onDismiss} />}
    </div>
  );
}

function ReplayNotice({ replay, onStop, onDismiss }: { replay: Replay; onStop: () => void; onDismiss: () => void }) {
  const { chat } = useWords();
  const locale = useLocale();
  const words = chat.replay;
  const [done, total] = [formatCount(locale, replay.done), formatCount(locale, replay.total)];
  const running = replay.state === 'running';
  const text = {
    running: words.running(done, total),
    done: words.done(total),
    cancelled: words.cancelled(done, total),
  };
  return (
    <div role="status" className="flex flex-col gap-1.5">
      <Message
        tone={replay.state === 'cancelled' ? 'warn' : 'note'}
        action={running ? { label: words.stop, run: onStop } : { label: words.dismiss, run: onDismiss }}
      >
        {text[replay.state]}
      </Message>
      {running && (
        <progress
          aria-label={text.running}
          value={replay.done}
          max={replay.total}
          className="h-1 w-full overflow-hidden rounded-full accent-ink"
        />
      )}
      {replay.differing > 0 && <Message tone="warn">{words.differing(formatCount(locale, replay.differing))}</Message>}
    </div>
  );
}
