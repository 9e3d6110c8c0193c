import { useState } from 'react';
import { useCoreWords } from '#i18n/I18n.tsx';
import { maskSecret } from '#protocol/credentials.ts';
import type { Prepared } from '#protocol/prepare.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Section } from '#ui/Pane.tsx';
import { LongText } from './LongText.tsx';

interface RequestUrlProps {
  prepared: Prepared;
  origin: string;
}

/** Method and address; the TOKEN in it is masked until it is pressed. */
export function RequestUrl({ prepared, origin }: RequestUrlProps) {
  const { workbench } = useCoreWords();
  const [revealed, setRevealed] = useState(false);
  const { pathPrefix, method } = prepared.endpoint;
  const segment = prepared.path.slice(pathPrefix.length);
  return (
    <Section className="flex items-start gap-2">
      <span className="mono mt-px rounded-1 bg-ink px-[5px] text-11 leading-[18px] font-semibold text-t-inv">
        {method}
      </span>
      <p className="wire min-w-0 flex-1">
        {origin}
        <wbr />
        {pathPrefix}
        <wbr />
        <button
          type="button"
          aria-pressed={revealed}
          title="TOKEN"
          onClick={() => setRevealed(!revealed)}
          className="rounded-1 bg-hover px-1 text-left break-all hover:bg-sel max-tablet:min-h-6"
        >
          <span className="sr-only">TOKEN </span>
          {revealed ? segment : maskSecret(segment)}
        </button>
        {prepared.search && (
          <span className="break-all text-t3">
            <LongText text={prepared.search} />
          </span>
        )}
      </p>
      <CopyButton
        what={workbench.copyUrl}
        text={() => origin + prepared.path + prepared.search}
        asked={revealed ? [segment, prepared.value] : [prepared.value]}
      />
    </Section>
  );
}
