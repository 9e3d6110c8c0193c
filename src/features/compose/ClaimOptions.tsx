import type { ReactNode } from 'react';
import type { WorkbenchDraft } from '#data/drafts.ts';
import { useCoreWords } from '#i18n/I18n.tsx';
import { Checkbox } from '#ui/Checkbox.tsx';
import { Field, TextArea, TextInput, fieldAttributes, type FieldNote } from '#ui/Field.tsx';
import { Message } from '#ui/Message.tsx';

interface ClaimOptionsProps {
  draft: WorkbenchDraft;
  onChange: (changes: Partial<WorkbenchDraft>) => void;
  notes: readonly FieldNote[];
}

/** Registered claims by a tick, any other claim as JSON. */
export function ClaimOptions({ draft, onChange, notes }: ClaimOptionsProps) {
  const { workbench } = useCoreWords();
  const badSeconds = draft.exp && !Number.isInteger(Number(draft.expSeconds || NaN));
  return (
    <div className="flex flex-col gap-1.5">
      <div title={workbench.claimsHint} className="whole-words justify-between text-12 whitespace-nowrap text-t3">
        <b className="text-t1">{workbench.claims}</b>
        <span>{workbench.claimsHint}</span>
      </div>
      <div>
        <Claim name="iat" checked={draft.iat} onChange={(iat) => onChange({ iat })} aside={workbench.now} />
        <Claim
          name="exp"
          checked={draft.exp}
          onChange={(exp) => onChange({ exp })}
          aside={
            <span className="flex items-center gap-1 whitespace-nowrap">
              +
              <TextInput
                aria-label={`exp ${workbench.seconds}`}
                aria-invalid={badSeconds || undefined}
                inputMode="numeric"
                value={draft.expSeconds}
                onChange={(event) => onChange({ expSeconds: event.target.value })}
                className="!h-6 !w-16 !px-1.5 text-right text-12"
              />
              {workbench.seconds}
            </span>
          }
        />
        {badSeconds && <Message tone="bad">{workbench.expBad(draft.expSeconds)}</Message>}
        <Claim name="jti" checked={draft.jti} onChange={(jti) => onChange({ jti })} aside="UUID" />
      </div>
      <Field
        id="extra-claims"
        label={workbench.extraClaims}
        hint={workbench.extraClaimsHint}
        notes={notes}
        className="mt-1"
      >
        <TextArea
          {...fieldAttributes('extra-claims', notes)}
          face="mono"
          rows={draft.extraClaims === '' ? 1 : 3}
          placeholder="{}"
          value={draft.extraClaims}
          onChange={(event) => onChange({ extraClaims: event.target.value })}
        />
      </Field>
    </div>
  );
}

interface ClaimProps {
  name: 'iat' | 'exp' | 'jti';
  checked: boolean;
  onChange: (checked: boolean) => void;
  aside: ReactNode;
}

function Claim({ name, checked, onChange, aside }: ClaimProps) {
  const { workbench } = useCoreWords();
  return (
    <div className="flex min-h-7 items-center justify-between border-t border-line text-12 text-t3 first:border-t-0 max-tablet:min-h-11">
      <Checkbox checked={checked} onChange={onChange}>
        <span className="mono w-8 text-t1">{name}</span>
        {workbench.claimWords[name]}
      </Checkbox>
      <span className="text-t2">{aside}</span>
    </div>
  );
}
