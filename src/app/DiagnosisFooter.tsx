import ClipboardPlus from 'lucide-react/icons/clipboard-plus';
import GitCompareArrows from 'lucide-react/icons/git-compare-arrows';
import type { ConsoleData } from '#data/console.ts';
import type { Exchange } from '#data/exchange.ts';
import { lastSuccess } from '#data/lastSuccess.ts';
import type { Diagnosis } from '#features/diagnosis/diagnose.ts';
import { diagnosisText } from '#features/diagnosis/diagnosisText.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { notify } from './notices.ts';
import type { Address } from './useAddress.ts';

interface DiagnosisFooterProps {
  data: ConsoleData;
  address: Address;
  diagnosis: Diagnosis;
  exchange: Exchange;
}

/** What else can be done about a refused call: take its diagnosis away, or lay it beside the last that went well. */
export function DiagnosisFooter({ data, address, diagnosis, exchange }: DiagnosisFooterProps) {
  const words = useWords();
  const { shell } = words;
  const copy = async () => {
    const done = await data.door.copy(diagnosisText(diagnosis, exchange, words));
    void notify(done ? words.diagnosis.copied : shell.copyFailed);
  };
  const compare = async () => {
    const before = await lastSuccess(data.history, exchange);
    if (before === undefined) void notify(words.diagnosis.noSuccess);
    else address.go(`/history/${encodeURIComponent(exchange.id)}/${encodeURIComponent(before)}`);
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="small" icon={<ClipboardPlus strokeWidth={1.75} />} onClick={() => void copy()}>
        {words.diagnosis.copy}
      </Button>
      <Button size="small" icon={<GitCompareArrows strokeWidth={1.75} />} onClick={() => void compare()}>
        {words.diagnosis.compare}
      </Button>
    </div>
  );
}
