import { useCoreWords } from '#i18n/I18n.tsx';
import { CopyButton } from '#ui/CopyButton.tsx';

interface CopyProps {
  /** Name of what is copied. */
  what: string;
  text: () => string;
  /** The secret, or what is made from one, that pressing asks for. */
  asked?: readonly string[];
  onCopied?: () => void;
}

/** Copies one piece of the request. */
export function Copy({ what, text, asked, onCopied }: CopyProps) {
  const { shell } = useCoreWords();
  return (
    <CopyButton
      label={`${shell.copy} ${what}`}
      copiedLabel={shell.copied}
      failedLabel={shell.copyFailed}
      text={text}
      asked={asked}
      onCopied={onCopied}
    />
  );
}
