import Check from 'lucide-react/icons/check';
import Copy from 'lucide-react/icons/copy';
import { usePressToCopy, type CopyState } from './copying.ts';
import { IconButton } from './IconButton.tsx';

interface CopyButtonProps {
  /** Name of what is copied; the button is called after it, or by a label of its own. */
  what: string | { label: string };
  text: () => string | Promise<string>;
  /** What the person asks for by pressing, where that is a secret or made from one. */
  asked?: readonly string[] | undefined;
  onCopied?: (() => void) | undefined;
  size?: 'small' | 'medium';
}

/** How long the tick stands in the place of the icon, in milliseconds. */
const TICK = 1600;

/** Copies a text and says whether it worked. */
export function CopyButton({ what, text, asked, onCopied, size = 'small' }: CopyButtonProps) {
  const { state, words, press } = usePressToCopy(TICK);
  const label = typeof what === 'string' ? `${words.copy} ${what}` : what.label;
  const said: Record<CopyState, string> = { idle: label, copied: words.copied, failed: words.copyFailed };
  const copyNow = async () => {
    if (await press(text, asked)) onCopied?.();
  };
  return (
    <>
      <IconButton
        size={size}
        label={said[state]}
        icon={state === 'copied' ? <Check className="text-green-text" /> : <Copy />}
        onClick={() => void copyNow()}
      />
      <span role="status" className="sr-only">
        {state === 'idle' ? '' : said[state]}
      </span>
    </>
  );
}
