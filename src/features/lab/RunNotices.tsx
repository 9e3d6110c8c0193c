import { useState, type ReactNode } from 'react';
import type { RunsProblem } from '#data/runs.ts';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import type { Resumption } from '#lab/run.ts';
import { Button } from '#ui/Button.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { Message } from '#ui/Message.tsx';
import type { LabView } from './session.ts';

interface RunNoticesProps {
  view: LabView | undefined;
  elsewhere: boolean;
  notKept: RunsProblem | undefined;
  /** What could not be done just now, in a sentence. */
  failure: string | undefined;
  onTakeUp: (how: Pick<Resumption, 'forUnsure' | 'retryTransport'>) => void;
}

/** What stands in the way of a run, each with what to do about it. */
export function RunNotices({ view, elsewhere, notKept, failure, onTakeUp }: RunNoticesProps) {
  const { lab } = useWords();
  const stopped = view?.progress.stopped;
  const notices: ReactNode[] = [];
  if (failure) {
    notices.push(
      <Message key="failure" tone="bad">
        {failure}
      </Message>,
    );
  }
  if (notKept) {
    notices.push(
      <Message key="kept" tone="warn">
        {notKept === 'full' || notKept === 'failed' ? lab.notKept.corrupt : lab.notKept[notKept]}
      </Message>,
    );
  }
  if (elsewhere) {
    notices.push(
      <Message key="elsewhere" tone="warn">
        {lab.elsewhere}
      </Message>,
    );
  }
  if (view && stopped) {
    notices.push(
      <Message key="stopped" tone="bad">
        {stopped === 'target_gone' || stopped === 'all_refused'
          ? lab.stopped[stopped]
          : lab.stopped[stopped](view.progress.detail ?? '')}
      </Message>,
    );
  }
  if (view?.interrupted && !elsewhere && view.unsure.length > 0) {
    notices.push(<Unsure key="unsure" count={view.unsure.length} onTakeUp={onTakeUp} />);
  }
  if (notices.length === 0) return null;
  return (
    <div role="alert" className="flex flex-col gap-2 px-5 pb-3 @max-[560px]:px-4">
      {notices}
    </div>
  );
}

interface UnsureProps {
  count: number;
  onTakeUp: RunNoticesProps['onTakeUp'];
}

/** Rows nobody knows the fate of: the person decides before the run goes on. */
function Unsure({ count, onTakeUp }: UnsureProps) {
  const { lab } = useWords();
  const locale = useLocale();
  const [retryTransport, setRetryTransport] = useState(false);
  return (
    <div className="flex flex-col gap-2 rounded-3 bg-amber-tint p-3 text-12">
      <Message tone="warn">
        <b className="font-semibold">{lab.unsure(formatCount(locale, count))}</b> {lab.unsureHint}
      </Message>
      <Checkbox checked={retryTransport} onChange={setRetryTransport}>
        {lab.retryTransport}
      </Checkbox>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => onTakeUp({ forUnsure: 'leave', retryTransport })}>
          {lab.leaveThem}
        </Button>
        <Button size="small" onClick={() => onTakeUp({ forUnsure: 'send_again', retryTransport })}>
          {lab.sendAgain}
        </Button>
      </div>
    </div>
  );
}
