import Check from 'lucide-react/icons/check';
import Copy from 'lucide-react/icons/copy';
import { useEffect, useState } from 'react';
import { useCopy } from './copying.ts';
import { IconButton } from './IconButton.tsx';

interface CopyButtonProps {
  label: string;
  copiedLabel: string;
  failedLabel: string;
  /** Read only when pressed, so that a large text is not built for nothing. */
  text: () => string | Promise<string>;
  /** What the person asks for by pressing, where that is a secret or made from one. */
  asked?: readonly string[];
  onCopied?: (() => void) | undefined;
  size?: 'small' | 'medium';
}

type State = 'idle' | 'copied' | 'failed';

/** Copies a text and says whether it worked. */
export function CopyButton(props: CopyButtonProps) {
  const { label, copiedLabel, failedLabel, text, asked, onCopied, size = 'small' } = props;
  const copy = useCopy();
  const [state, setState] = useState<State>('idle');
  // The tick goes back to the copy icon by itself.
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), 1600);
    return () => clearTimeout(timer);
  }, [state]);
  const copyNow = async () => {
    const done = await Promise.resolve(text()).then(
      (whole) => copy(whole, { asked }),
      () => false,
    );
    setState(done ? 'copied' : 'failed');
    if (done) onCopied?.();
  };
  const words: Record<State, string> = { idle: label, copied: copiedLabel, failed: failedLabel };
  return (
    <>
      <IconButton
        size={size}
        label={words[state]}
        icon={state === 'copied' ? <Check className="text-green-text" /> : <Copy />}
        onClick={() => void copyNow()}
      />
      <span role="status" className="sr-only">
        {state === 'idle' ? '' : words[state]}
      </span>
    </>
  );
}
