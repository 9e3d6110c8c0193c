import type { PointerEvent, ReactNode } from 'react';
import { diagnoseAmong } from '#answer/earlierAnswers.ts';
import { earlierThan, type AnswerGiven } from '#data/earlierAnswers.ts';
import type { Exchange } from '#data/exchange.ts';
import type { HealthPoint } from '#data/healthTrend.ts';
import type { ReplyReading } from '#data/reading.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Pane } from '#ui/Pane.tsx';
import { classes } from '#ui/classes.ts';
import { Announcement } from './Announcement.tsx';
import { Reply } from './Reply.tsx';
import { SupportFoot } from './SupportFoot.tsx';
import { LinkingContext } from './linking.ts';

export interface DecodedPaneProps {
  exchange: Exchange | undefined;
  reading: ReplyReading | undefined;
  sending: boolean;
  /** JSON pointer of the value pointed at, here or in the response pane. */
  linkedPointer: string | undefined;
  onLink: (pointer: string | undefined) => void;
  /** Puts a suggested question into the composer. */
  onAsk: (question: string) => void;
  /** Reads more items of a list of which a large reply's reading has the beginning. */
  onFurther?: (pointer: string) => Promise<void>;
  /** Switches to the profile a finding points to; absent where nothing can be switched. */
  onUseProfile?: (id: string) => void;
  /** Why the call was refused; stands right after the verdict. */
  diagnosis?: ReactNode;
  /** How the bots did over this session's calls. */
  trend?: readonly HealthPoint[];
  /** What the bots answered to this session's calls. */
  answersGiven?: readonly AnswerGiven[];
  /** Stands before what the reply means and scrolls with it. */
  introduction?: ReactNode;
  /** Stands after the main values: what else can be said or asked about them. */
  supplement?: ReactNode;
  /** What can be done with a reply that is there; stands at the foot, beside the support bundle. */
  actions?: ReactNode;
  /** `flowing`: the foot scrolls with what it belongs to, where the pane stands above another one. */
  foot?: 'fixed' | 'flowing';
}

/** What the reply means. Every value says where it stands and how sure its meaning is. */
export function DecodedPane(props: DecodedPaneProps) {
  const { exchange, sending, linkedPointer, onLink, introduction, supplement, actions } = props;
  const flowing = props.foot === 'flowing';
  const { workbench, decoded, shell } = useWords();
  const reading = props.reading && exchange && seenAmong(props.reading, exchange, props.answersGiven ?? []);
  const finished = !sending && exchange && reading;
  const foot = finished && (
    <div className={classes('flex flex-wrap items-center gap-2', flowing ? 'border-t border-line px-4 py-3' : '-my-1')}>
      {actions}
      <SupportFoot exchange={exchange} reply={reading} />
    </div>
  );
  const hover = (event: PointerEvent) => {
    const pointer = (event.target as Element).closest<HTMLElement>('[data-pointer]')?.dataset.pointer;
    if (pointer !== linkedPointer) onLink(pointer);
  };
  return (
    <Pane id="decoded" title={workbench.decoded} footer={!flowing && foot}>
      {introduction}
      <Announcement exchange={sending ? undefined : exchange} reading={reading} />
      {sending ? (
        <Skeleton />
      ) : !exchange ? (
        <p className="m-auto max-w-72 p-6 text-center text-12 text-t3">{decoded.nothing}</p>
      ) : !reading ? (
        <p className="p-4 text-12 text-t3">{shell.loading}</p>
      ) : (
        <LinkingContext value={{ lineOf: reading.lineOf, linkedPointer, onLink, onFurther: props.onFurther }}>
          <div onPointerOver={hover} onPointerLeave={() => onLink(undefined)}>
            <Reply
              key={exchange.id}
              exchange={exchange}
              reply={reading}
              onAsk={props.onAsk}
              onUseProfile={props.onUseProfile}
              trend={props.trend ?? []}
              diagnosis={props.diagnosis}
              supplement={supplement}
            />
          </div>
        </LinkingContext>
      )}
      {flowing && foot}
    </Pane>
  );
}

// What several replies show, beside what this one does.
function seenAmong(reply: ReplyReading, exchange: Exchange, given: readonly AnswerGiven[]): ReplyReading {
  const findings = diagnoseAmong(reply.findings, reply.reading, exchange.msg, earlierThan(given, exchange));
  return findings === reply.findings ? reply : { ...reply, findings };
}

function Skeleton() {
  const { decoded } = useWords();
  return (
    <div aria-busy className="flex flex-col gap-3 p-4">
      <p className="text-12 text-t3">{decoded.waiting}</p>
      <div aria-hidden className="flex flex-col gap-3 motion-safe:animate-pulse">
        <span className="h-9 w-40 rounded-3 bg-sel" />
        {[70, 92, 48, 60, 80].map((width) => (
          <span key={width} className="h-2 rounded-[3px] bg-sel" style={{ width: `${width}%` }} />
        ))}
      </div>
    </div>
  );
}
