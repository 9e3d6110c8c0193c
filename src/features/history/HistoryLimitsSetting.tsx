import { useState } from 'react';
import type { HistoryLimits } from '#data/history.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Field, TextInput, fieldAttributes, type FieldNote } from '#ui/Field.tsx';

interface HistoryLimitsSettingProps {
  limits: HistoryLimits;
  onChange: (limits: HistoryLimits) => void;
}

const RANGES: Record<keyof HistoryLimits, readonly [least: number, most: number]> = {
  records: [100, 1_000_000],
  days: [0, 3650],
  megabytes: [10, 100_000],
};

const NAMES = ['records', 'days', 'megabytes'] as const;

/** How much history is kept: by number, age and size. A text that is no such number stays as typed and changes nothing. */
export function HistoryLimitsSetting({ limits, onChange }: HistoryLimitsSettingProps) {
  const { history } = useWords();
  const [texts, setTexts] = useState({
    records: String(limits.records),
    days: String(limits.days),
    megabytes: String(limits.megabytes),
  });
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
                onChange={(event) => {
                  const text = event.target.value;
                  setTexts((before) => ({ ...before, [name]: text }));
                  const value = valueOf(text, name);
                  if (value !== undefined) onChange({ ...limits, [name]: value });
                }}
              />
            </Field>
          );
        })}
      </div>
      <p className="text-12 text-t3">{history.limitsNote}</p>
    </div>
  );
}

function valueOf(text: string, name: keyof HistoryLimits): number | undefined {
  const [least, most] = RANGES[name];
  const value = /^\d{1,7}$/.test(text.trim()) ? Number(text) : NaN;
  return value >= least && value <= most ? value : undefined;
}
