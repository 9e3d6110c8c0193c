import { useCoreWords } from '#i18n/I18n.tsx';
import { CopyButton } from '#ui/CopyButton.tsx';

interface CopyProps {
  /** Name of what is copied. */
  what: string;
  text: () => string;
}

/** Copies one piece of the request. */
export function Copy({ what, text }: CopyProps) {
  const { shell } = useCoreWords();
  return (
    <CopyButton label={`${shell.copy} ${what}`} copiedLabel={shell.copied} failedLabel={shell.copyFailed} text={text} />
  );
}
