import MessageSquareShare from 'lucide-react/icons/message-square-share';
import Package from 'lucide-react/icons/package';
import type { Exchange } from '#data/exchange.ts';
import type { ReplyReading } from '#data/reading.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { usePressToCopy } from '#ui/copying.ts';
import { concernsMaintainer, maintainerNote, supportBundle } from './supportBundle.ts';

interface SupportFootProps {
  exchange: Exchange;
  reply: ReplyReading;
}

/** What a person who looks after the bot needs of this call, copied as Markdown: all of it, or what is wrong in short. */
export function SupportFoot({ exchange, reply }: SupportFootProps) {
  const words = useWords();
  const { bundle } = words.decoded;
  const { state, press } = usePressToCopy();
  const said = { idle: '', copied: words.shell.copied, failed: words.shell.copyFailed };
  return (
    <>
      {concernsMaintainer(reply.findings) && (
        <Button
          size="small"
          icon={<MessageSquareShare aria-hidden strokeWidth={1.75} />}
          title={bundle.noteHint}
          onClick={() => void press(() => maintainerNote(exchange, reply, words))}
        >
          {bundle.copyNote}
        </Button>
      )}
      <div className="ml-auto flex items-center">
        <span role="status" className="text-12 text-t3 not-empty:mr-2">
          {said[state]}
        </span>
        <Button
          variant="ghost"
          size="small"
          icon={<Package aria-hidden strokeWidth={1.75} />}
          title={bundle.hint}
          onClick={() => void press(() => supportBundle(exchange, reply, words))}
        >
          {bundle.copy}
        </Button>
      </div>
    </>
  );
}
