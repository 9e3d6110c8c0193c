import ChevronRight from 'lucide-react/icons/chevron-right';
import Send from 'lucide-react/icons/send';
import type { ReactNode } from 'react';
import { useFrameWords } from '#i18n/I18n.tsx';
import type { Credentials } from '#protocol/credentials.ts';
import { Kbd } from '#ui/Kbd.tsx';
import { LinkButton } from '#ui/Message.tsx';
import { OwnBot } from './OwnBot.tsx';
import { DecodedSketch, RequestSketch, ResponseSketch } from './Sketches.tsx';

interface FirstRunProps {
  sending: boolean;
  /** Sends the documented first message to the emulator. */
  onSend: () => void;
  /** What a pasted block holds; at least one value. */
  onCredentials: (found: Partial<Credentials>) => void;
  onFillByHand: () => void;
  /** To the workbench without sending anything. */
  onSkip?: () => void;
  /** Keys that send, as a person reads them. */
  sendKeys?: readonly string[];
}

/** The first screen: one button that shows everything, and a place for one's own pasted. */
export function FirstRun({ sending, onSend, onCredentials, onFillByHand, onSkip, sendKeys }: FirstRunProps) {
  const { firstRun } = useFrameWords();
  return (
    <div className="flex min-h-0 flex-1 overflow-auto bg-surface">
      <div className="m-auto flex w-full max-w-[928px] flex-col items-center px-6 py-8 max-tablet:px-4 max-tablet:py-6">
        <h1 className="text-center text-28 font-semibold max-tablet:text-20">{firstRun.title}</h1>
        <p className="mt-2 text-center text-15 text-t2 max-tablet:text-13">{firstRun.subtitle}</p>
        <button
          type="button"
          onClick={onSend}
          disabled={sending}
          className="mt-7 inline-flex h-13 flex-none items-center gap-2.5 rounded-3 bg-green px-6 text-15 font-semibold text-on-green transition-colors duration-[var(--t-fast)] enabled:hover:bg-green-hover disabled:bg-hover disabled:text-t3 max-tablet:mt-5 max-tablet:w-full max-tablet:justify-center"
        >
          <Send aria-hidden className="size-5" strokeWidth={1.75} />
          {sending ? firstRun.sending : firstRun.send}
          {sendKeys && !sending && (
            <span className="max-tablet:hidden">
              <Kbd keys={sendKeys} tone="onGreen" />
            </span>
          )}
        </button>
        <Steps />
        <OwnBot
          onCredentials={onCredentials}
          links={
            <>
              <LinkButton className="max-tablet:min-h-11" onClick={onFillByHand}>
                {firstRun.byHand}
              </LinkButton>
              {onSkip && (
                <LinkButton className="max-tablet:min-h-11" onClick={onSkip}>
                  {firstRun.skip}
                </LinkButton>
              )}
            </>
          }
        />
      </div>
    </div>
  );
}

function Steps() {
  const { steps } = useFrameWords().firstRun;
  return (
    <div className="mt-14 grid w-full grid-cols-[1fr_32px_1fr_32px_1fr] items-center max-tablet:mt-7 max-tablet:grid-cols-1 max-tablet:gap-4">
      <Step {...steps.request} sketch={<RequestSketch />} />
      <Arrow />
      <Step {...steps.response} sketch={<ResponseSketch />} />
      <Arrow />
      <Step {...steps.decoded} sketch={<DecodedSketch />} />
    </div>
  );
}

function Arrow() {
  return <ChevronRight aria-hidden className="mx-auto size-4 text-t3 max-tablet:hidden" strokeWidth={1.75} />;
}

interface StepProps {
  name: string;
  about: string;
  sketch: ReactNode;
}

function Step({ name, about, sketch }: StepProps) {
  return (
    <figure className="self-start border-t border-line-strong pt-3">
      <figcaption className="text-12 text-t3 max-tablet:whitespace-normal">
        <b className="mr-2 text-13 text-t1">{name}</b>
        {about}
      </figcaption>
      <div className="mt-4 max-tablet:hidden">{sketch}</div>
    </figure>
  );
}
