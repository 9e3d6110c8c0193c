import type { ReactNode } from 'react';
import type { Exchange } from '#data/exchange.ts';
import type { ReplyReading } from '#data/reading.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Pane, Section } from '#ui/Pane.tsx';

export interface DecodedPaneProps {
  exchange: Exchange | undefined;
  reading: ReplyReading | undefined;
  sending: boolean;
  /** JSON pointer of the value pointed at, here or in the response pane. */
  linkedPointer: string | undefined;
  onLink: (pointer: string | undefined) => void;
  /** Puts a suggested question into the composer. */
  onAsk: (question: string) => void;
  footer?: ReactNode;
}

/** What the reply means. */
export function DecodedPane({ reading, footer }: DecodedPaneProps) {
  const { workbench } = useWords();
  return (
    <Pane id="decoded" title={workbench.decoded} footer={footer}>
      {reading && <Section>{reading.reading.answer?.text}</Section>}
    </Pane>
  );
}
