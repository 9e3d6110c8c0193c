import ClipboardPlus from 'lucide-react/icons/clipboard-plus';
import type { ConsoleData } from '#data/console.ts';
import type { Exchange } from '#data/exchange.ts';
import type { Diagnosis } from '#features/diagnosis/diagnose.ts';
import { diagnosisText } from '#features/diagnosis/diagnosisText.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { notify } from './notices.ts';

interface CopyDiagnosisProps {
  data: ConsoleData;
  diagnosis: Diagnosis;
  exchange: Exchange;
}

/** Takes the diagnosis of a refused call away as text. */
export function CopyDiagnosis({ data, diagnosis, exchange }: CopyDiagnosisProps) {
  const words = useWords();
  const { shell } = words;
  const copy = async () => {
    const done = await data.door.copy(diagnosisText(diagnosis, exchange, words));
    void notify(done ? words.diagnosis.copied : shell.copyFailed);
  };
  return (
    <Button size="small" icon={<ClipboardPlus strokeWidth={1.75} />} onClick={() => void copy()}>
      {words.diagnosis.copy}
    </Button>
  );
}
