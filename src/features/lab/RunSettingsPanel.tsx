import { useId, type ReactNode } from 'react';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { ENDPOINT_IDS } from '#protocol/endpoints.ts';
import { fieldAttributes, TextInput } from '#ui/Field.tsx';
import { Message } from '#ui/Message.tsx';
import { badFields, RUN_LIMITS, type RunForm, type RunFormField } from './runForm.ts';

/** A run that can be compared with. */
export interface BaselineChoice {
  id: string;
  name: string;
}

interface RunSettingsPanelProps {
  form: RunForm;
  locked: boolean;
  onChange: (changes: Partial<RunForm>) => void;
  /** Name of the profile, and of the target. */
  profile: string;
  target: string;
  baselines: readonly BaselineChoice[];
  baseline: string;
  onBaseline: (id: string) => void;
  /** Chooses the vocabulary set that travels with every case, where sets can be kept. */
  vocabularies?: ReactNode;
}

/** How the cases are sent. Locked while they are. */
export function RunSettingsPanel(props: RunSettingsPanelProps) {
  const { form, locked, onChange, profile, target, baselines, baseline, onBaseline, vocabularies } = props;
  const { lab, workbench } = useWords();
  const bad = badFields(form);
  const figure = (field: RunFormField, label: string, unit: string, note?: string) => (
    <Figure
      field={field}
      label={label}
      unit={unit}
      note={note}
      value={form[field]}
      bad={bad.includes(field)}
      locked={locked}
      onChange={(value) => onChange({ [field]: value })}
    />
  );
  return (
    <section aria-label={lab.settings} className="flex flex-col gap-1 border-b border-line px-4 py-3 text-12">
      <div className="flex items-center gap-2 pb-1">
        <h2 className="text-13 font-semibold">{lab.settings}</h2>
        {locked && <span className="ml-auto text-t3">{lab.locked}</span>}
      </div>
      <Row label={lab.target}>{target}</Row>
      <Row label={lab.profile}>{profile}</Row>
      <Choice
        label={lab.api}
        value={form.api}
        locked={locked}
        onChange={(api) => onChange({ api: api as RunForm['api'] })}
        options={ENDPOINT_IDS.map((api) => [api, workbench.apis[api]])}
      />
      <Choice
        label={lab.encoding}
        value={form.encoding}
        locked={locked}
        onChange={(encoding) => onChange({ encoding: encoding as RunForm['encoding'] })}
        options={[
          ['form', workbench.encodings.form],
          ['json', workbench.encodings.json],
          ['url', workbench.encodings.url],
        ]}
      />
      {vocabularies && (
        <Row layout="long" label={lab.vocabularySet}>
          {vocabularies}
        </Row>
      )}
      {figure('concurrency', lab.concurrency, '')}
      {figure('rate', lab.rate, lab.perSecond)}
      <Row label={lab.username}>{lab.usernameRule}</Row>
      {figure('retries', lab.retries, lab.times, form.retries.trim() === '0' ? undefined : lab.retriesHint)}
      {figure('timeout', lab.timeout, lab.seconds)}
      <Choice
        layout="long"
        label={lab.baseline}
        value={baseline}
        locked={false}
        onChange={onBaseline}
        options={[['', lab.noBaseline], ...baselines.map(({ id, name }) => [id, name] as const)]}
      />
      <div className="-mx-4 mt-2 border-t border-line px-4 pt-3">
        <Message tone="note">{lab.rateHint}</Message>
      </div>
    </section>
  );
}

/** `long`: what is chosen has a name too long for the rest of a line. */
type Layout = 'short' | 'long';

const LAYOUTS: Record<Layout, string> = {
  short: 'grid min-h-7 grid-cols-[88px_minmax(0,1fr)] items-center gap-2',
  long: 'grid gap-1 py-0.5',
};

function Row({ label, layout = 'short', children }: { label: string; layout?: Layout; children: ReactNode }) {
  return (
    <div className={LAYOUTS[layout]}>
      <span className="text-t3">{label}</span>
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  layout?: Layout;
  value: string;
  locked: boolean;
  onChange: (value: string) => void;
  options: readonly (readonly [value: string, label: string])[];
}

function Choice({ label, layout = 'short', value, locked, onChange, options }: ChoiceProps) {
  const id = useId();
  return (
    <div className={LAYOUTS[layout]}>
      <label htmlFor={id} className="text-t3">
        {label}
      </label>
      <select
        id={id}
        value={value}
        disabled={locked}
        onChange={(event) => onChange(event.target.value)}
        className="fieldline h-7 min-w-0 rounded-2 bg-surface px-1.5 disabled:bg-hover max-tablet:h-11"
      >
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

interface FigureProps {
  field: RunFormField;
  label: string;
  unit: string;
  note: string | undefined;
  value: string;
  bad: boolean;
  locked: boolean;
  onChange: (value: string) => void;
}

function Figure({ field, label, unit, note, value, bad, locked, onChange }: FigureProps) {
  const { lab } = useWords();
  const locale = useLocale();
  const id = useId();
  const [least, most] = RUN_LIMITS[field];
  const wrong = lab.wholeNumber(formatCount(locale, least), formatCount(locale, most));
  const notes = bad ? [{ key: field, tone: 'bad' as const, text: wrong }] : [];
  return (
    <div className="grid min-h-7 grid-cols-[88px_minmax(0,1fr)] items-center gap-x-2">
      <label htmlFor={id} className="text-t3">
        {label}
      </label>
      <span className="flex items-center gap-2">
        <TextInput
          {...fieldAttributes(id, notes)}
          inputMode="numeric"
          value={value}
          disabled={locked}
          onChange={(event) => onChange(event.target.value)}
          className="!h-7 !w-20 tabular-nums max-tablet:!h-11"
        />
        <span className="text-t3">{unit}</span>
      </span>
      <div id={`${id}-notes`} className="col-span-2">
        {bad && <Message tone="bad">{wrong}</Message>}
        {note && !bad && <Message tone="note">{note}</Message>}
      </div>
    </div>
  );
}
