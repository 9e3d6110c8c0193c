import { useState, type ReactNode } from 'react';
import { useCoreWords } from '#i18n/I18n.tsx';
import { beginning } from '#protocol/beginning.ts';
import { LinkButton } from '#ui/Message.tsx';
import { SHOWN_CHARACTERS } from './anatomy.ts';

interface LongTextProps {
  text: string;
  /** Draws what is shown; plain text by default. */
  render?: (shown: string) => ReactNode;
}

/** A wire text; the first characters of a long one, and the whole on demand, so that typing never lays out megabytes. */
export function LongText({ text, render = (shown) => shown }: LongTextProps) {
  const { workbench } = useCoreWords();
  const [whole, setWhole] = useState(false);
  if (text.length <= SHOWN_CHARACTERS || whole) return render(text);
  return (
    <>
      {render(beginning(text, SHOWN_CHARACTERS))}…{' '}
      <LinkButton onClick={() => setWhole(true)}>{workbench.showAll(text.length)}</LinkButton>
    </>
  );
}
