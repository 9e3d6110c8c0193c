import Package from 'lucide-react/icons/package';
import { useState } from 'react';
import type { Exchange } from '#data/exchange.ts';
import type { ReplyReading } from '#data/reading.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { useCopy } from '#ui/copying.ts';
import { supportBundle } from './supportBundle.ts';

interface SupportFootProps {
  exchange: Exchange;
  reply: ReplyReading;
}

/** Everything a person who looks after the bot needs of this call, copied as Markdown. */
export function SupportFoot({ exchange, reply }: SupportFootProps) {
  const words = useWords();
  const copy = useCopy();
  const { bundle } = words.decoded;
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const said = { idle: '', copied: words.shell.copied, failed: words.shell.copyFailed };
  const take = async () => setState((await copy(supportBundle(exchange, reply, words))) ? 'copied' : 'failed');
  return (
    <div className="ml-auto flex items-center gap-2">
      <span role="status" className="text-12 text-t3">
        {said[state]}
      </span>
      <Button
        variant="ghost"
        size="small"
        icon={<Package aria-hidden strokeWidth={1.75} />}
        title={bundle.hint}
        onClick={() => void take()}
      >
        {bundle.copy}
      </Button>
    </div>
  );
}
