import LoaderCircle from 'lucide-react/icons/loader-circle';
import Search from 'lucide-react/icons/search';
import Square from 'lucide-react/icons/square';
import { useId, useState } from 'react';
import type { MicroscopeDepth, MicroscopeProblem, MicroscopeRun } from '#data/microscope.ts';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import type { Vocabulary } from '#protocol/vocab.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Field, fieldAttributes, TextInput } from '#ui/Field.tsx';
import { Message } from '#ui/Message.tsx';
import { callsForOne } from '#vocab/bisection.ts';
import { nextQuestion, type Question } from '#vocab/microscope.ts';
import { wordCount } from '#vocab/part.ts';
import { Comparison } from './Comparison.tsx';
import { Outcome } from './Outcome.tsx';
import { StepList } from './StepList.tsx';

interface MicroscopeDialogProps {
  msg: string;
  /** The vocabularies that travel with the call. */
  vocabularies: readonly Vocabulary[];
  /** The search for this very text and these words, when there is one. */
  run: MicroscopeRun | undefined;
  asking: Question | undefined;
  problem: MicroscopeProblem | undefined;
  /** Name of the target when calls leave this machine. */
  liveTarget: string | undefined;
  onLook: (depth: MicroscopeDepth, budget: number) => void;
  onStop: () => void;
  onForget: () => void;
  onClose: () => void;
}

const BUDGET = { least: 2, most: 500 };

/** The question with and without its words, and the search for the words that matter. */
export function MicroscopeDialog(props: MicroscopeDialogProps) {
  const { msg, vocabularies, run, asking, problem, liveTarget, onLook, onStop, onForget, onClose } = props;
  const { microscope, issues } = useWords();
  const locale = useLocale();
  const count = wordCount(vocabularies);
  const expected = callsForOne(count) + 3;
  const [typed, setTyped] = useState(String(expected));
  const budgetId = useId();
  const budget = Number(typed);
  const validBudget = /^\d+$/.test(typed.trim()) && budget >= BUDGET.least && budget <= BUDGET.most;
  const notes = validBudget ? [] : [{ key: 'budget', tone: 'bad' as const, text: microscope.budgetWrong }];
  const state = run?.state;
  const made = state?.made ?? 0;
  const next = state && nextQuestion({ ...state, budget: validBudget ? budget : state.budget });
  const finished = next?.kind === 'done' && next.conclusion.kind !== 'budget_spent';
  const ready = count > 0 && validBudget && !asking && !finished;
  return (
    <Dialog
      title={microscope.title}
      closeLabel={microscope.close}
      width="wide"
      onClose={onClose}
      footer={
        asking ? (
          <Button icon={<Square className="size-4" strokeWidth={1.75} />} onClick={onStop}>
            {microscope.stop}
          </Button>
        ) : (
          <>
            {made > 0 && (
              <Button variant="ghost" onClick={onForget}>
                {microscope.again}
              </Button>
            )}
            {!(state?.whole && state.none) && !finished && (
              <Button disabled={!ready} onClick={() => onLook('compare', budget)}>
                {microscope.compare}
              </Button>
            )}
            {!finished && (
              <Button
                variant="primary"
                icon={<Search className="size-4" strokeWidth={1.75} />}
                disabled={!ready}
                onClick={() => onLook('search', budget)}
              >
                {state && state.steps.length > 0 ? microscope.resume : microscope.search}
              </Button>
            )}
          </>
        )
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-12 text-t2">{microscope.intro}</p>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-13">
          <dt className="text-t3">{microscope.question}</dt>
          <dd className="wrap-anywhere whitespace-pre-wrap">{msg}</dd>
          <dt className="text-t3">{microscope.vocabularies}</dt>
          <dd className="wrap-anywhere">
            {vocabularies.map(({ name, words }) => (
              <span key={name} className="mr-3 inline-block">
                <span className="mono text-12">{name}</span>{' '}
                <span className="text-12 text-t3">{microscope.words(formatCount(locale, words.length))}</span>
              </span>
            ))}
          </dd>
        </dl>
        {count === 0 && <Message tone="warn">{microscope.nothingToSend}</Message>}
        <div className="grid grid-cols-[200px_minmax(0,1fr)] items-end gap-4 max-tablet:grid-cols-1">
          <Field id={budgetId} label={microscope.budget} notes={notes}>
            <TextInput
              {...fieldAttributes(budgetId, notes)}
              inputMode="numeric"
              value={typed}
              disabled={asking !== undefined}
              onChange={(event) => setTyped(event.target.value)}
            />
          </Field>
          <p className="pb-1.5 text-12 text-t3">
            {microscope.budgetHint(formatCount(locale, expected))} · {microscope.fresh}{' '}
            {liveTarget && microscope.live(liveTarget)}
          </p>
        </div>
        <Progress asking={asking} made={made} budget={validBudget ? budget : expected} />
        {problem && <Message tone="bad">{problemText(problem)}</Message>}
        {next?.kind === 'done' && !asking && <Outcome conclusion={next.conclusion} vocabularies={vocabularies} />}
        {state?.whole && state.none && <Comparison whole={state.whole.meaning} none={state.none.meaning} />}
        {state && state.steps.length > 0 && <StepList steps={state.steps} count={state.count} />}
      </div>
    </Dialog>
  );

  function problemText(found: MicroscopeProblem): string {
    switch (found.kind) {
      case 'failed':
        return microscope.failed(issues.failure[found.reason].title);
      case 'unreadable':
        return microscope.unreadable;
      case 'not_sent':
        return microscope.notSent;
    }
  }
}

interface ProgressProps {
  asking: Question | undefined;
  made: number;
  budget: number;
}

function Progress({ asking, made, budget }: ProgressProps) {
  const { microscope } = useWords();
  const locale = useLocale();
  if (!asking && made === 0) return null;
  const figures = microscope.calls(formatCount(locale, made), formatCount(locale, budget));
  return (
    <div className="flex flex-col gap-1.5">
      <div
        role="progressbar"
        aria-label={microscope.budget}
        aria-valuemin={0}
        aria-valuemax={budget}
        aria-valuenow={Math.min(made, budget)}
        aria-valuetext={figures}
        className="h-1.5 overflow-hidden rounded-1 bg-sel"
      >
        <div className="h-full bg-data" style={{ width: `${Math.min(100, (100 * made) / budget)}%` }} />
      </div>
      <p role="status" className="flex items-center gap-2 text-12 text-t3">
        {asking && <LoaderCircle aria-hidden className="size-3.5 animate-spin motion-reduce:animate-none" />}
        {asking &&
          (asking.kind === 'part'
            ? microscope.asking.part(formatCount(locale, asking.words))
            : microscope.asking[asking.kind])}
        <span className="ml-auto">{figures}</span>
      </p>
    </div>
  );
}
