import { useRef, useState } from 'react';
import type { HistoryLimits } from '#data/history.ts';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { Field, TextInput, fieldAttributes, type FieldNote } from '#ui/Field.tsx';
import { Message } from '#ui/Message.tsx';

interface HistoryLimitsSettingProps {
  limits: HistoryLimits;
  /** How many records would have to go. */
  countBeyond: (limits: HistoryLimits) => Promise<number>;
  onSave: (limits: HistoryLimits) => void;
}

const RANGES: Record<keyof HistoryLimits, readonly [least: number, most: number]> = {
  records: [100, 1_000_000],
  days: [0, 3650],
  megabytes: [10, 100_000],
};

const NAMES = ['records', 'days', 'megabytes'] as const;

type Texts = Record<keyof HistoryLimits, string>;

/**
 * How much history is kept: by number, age and size. A text that is no such number stays as typed and changes nothing;
 * limits that cost records wait for a press that says how many.
 */
export function HistoryLimitsSetting({ limits, countBeyond, onSave }: HistoryLimitsSettingProps) {
  const { history } = useWords();
  const locale = useLocale();
  const [texts, setTexts] = useState(() => textsOf(limits));
  const [costly, setCostly] = useState<{ limits: HistoryLimits; count: number }>();
  const asked = useRef(0);
  const change = async (next: Texts) => {
    const turn = ++asked.current;
    const wanted = limitsOf(next, limits);
    setTexts(next);
    setCostly(undefined);
    const count = isSmaller(wanted, limits) ? await countBeyond(wanted) : 0;
    if (turn !== asked.current) return;
    if (count > 0) setCostly({ limits: wanted, count });
    else if (!isSame(wanted, limits)) onSave(wanted);
  };
  const going = formatCount(locale, costly?.count ?? 0);
  return (
    <div className="flex flex-col gap-2">
      <div className="grid max-w-xl grid-cols-3 gap-4 max-tablet:grid-cols-1">
        {NAMES.map((name) => {
          const [least, most] = RANGES[name];
          const notes: FieldNote[] = [];
          if (valueOf(texts[name], name) === undefined)
            notes.push({ key: 'bad', tone: 'bad', text: history.limitBad(least, most) });
          const id = `history-${name}`;
          return (
            <Field key={name} id={id} label={history.limits[name]} notes={notes}>
              <TextInput
                {...fieldAttributes(id, notes)}
                inputMode="numeric"
                value={texts[name]}
                onChange={(event) => void change({ ...texts, [name]: event.target.value })}
              />
            </Field>
          );
        })}
      </div>
      <p className="text-12 text-t3">{history.limitsNote}</p>
      <div role="status" className="flex flex-col gap-2 empty:hidden">
        {costly && (
          <>
            <Message tone="warn">{history.limitsGoing(going)}</Message>
            <div className="flex flex-wrap gap-2">
              <Button
                variant="danger"
                onClick={() => {
                  setCostly(undefined);
                  onSave(costly.limits);
                }}
              >
                {history.limitsSave(going)}
              </Button>
              <Button onClick={() => void change(textsOf(limits))}>{history.limitsKeep}</Button>
            </div>
          </>
        )}
      </div>
    </div>
  );
}

function textsOf({ records, days, megabytes }: HistoryLimits): Texts {
  return { records: String(records), days: String(days), megabytes: String(megabytes) };
}

/** What is typed, and what is set where that is no such number. */
function limitsOf(texts: Texts, set: HistoryLimits): HistoryLimits {
  const limits = { ...set };
  for (const name of NAMES) limits[name] = valueOf(texts[name], name) ?? set[name];
  return limits;
}

function isSame(a: HistoryLimits, b: HistoryLimits): boolean {
  return NAMES.every((name) => a[name] === b[name]);
}

/** Whether any of the limits may cost records. No number of days is more than any. */
function isSmaller(wanted: HistoryLimits, set: HistoryLimits): boolean {
  return NAMES.some((name) => (wanted[name] || Infinity) < (set[name] || Infinity));
}

function valueOf(text: string, name: keyof HistoryLimits): number | undefined {
  const [least, most] = RANGES[name];
  const value = /^\d{1,7}$/.test(text.trim()) ? Number(text) : NaN;
  return value >= least && value <= most ? value : undefined;
}
