import type { WorkbenchDraft } from '#data/drafts.ts';
import { formatBytes, formatCount } from '#i18n/format.ts';
import { useCoreWords, useLocale } from '#i18n/I18n.tsx';
import { bodyBytes, INFERRED_BODY_LIMITS, type Prepared } from '#protocol/prepare.ts';
import { classes } from '#ui/classes.ts';
import { LinkButton } from '#ui/Message.tsx';
import { callSizes } from './callSizes.ts';

interface SizeMeterProps {
  draft: WorkbenchDraft;
  prepared: Prepared | undefined;
  onChange: (changes: Partial<WorkbenchDraft>) => void;
}

/** Spaces at which a line must not end: all but those between two facts. */
const WITHIN_FACT = /(?<!·) /g;

/** The body of this request against what the receiver's parser is inferred to take, and what it is made of. */
export function SizeMeter({ draft, prepared, onChange }: SizeMeterProps) {
  const { workbench } = useCoreWords();
  const locale = useLocale();
  if (draft.api !== 'dictmsg') return null;
  const { words, plaintext, ciphertext, body } = callSizes(draft, prepared);
  const { encoding } = draft;
  const bytes = prepared?.encoding === encoding && encoding !== 'url' ? bodyBytes(prepared) : body[encoding];
  const limit = encoding === 'url' ? undefined : INFERRED_BODY_LIMITS[encoding];
  const over = limit !== undefined && bytes > limit;
  const limitText = { form: workbench.formLimit, json: workbench.jsonLimit, url: workbench.urlLimit }[encoding];
  const facts = workbench.sizeFacts({
    words: formatCount(locale, words),
    plaintext: formatBytes(plaintext),
    ciphertext: formatBytes(ciphertext),
    form: formatBytes(body.form),
    json: formatBytes(body.json),
  });
  return (
    <div className="flex flex-col gap-1 text-12 text-t3">
      <div className="flex flex-wrap items-center gap-x-2 whitespace-nowrap">
        {workbench.bodySize}
        <b className={over ? 'text-amber-text' : 'text-t1'}>{formatBytes(bytes)}</b>
        <span aria-hidden className="h-1.5 min-w-6 flex-1 overflow-hidden rounded-full bg-hover">
          <i
            className={classes('block h-full rounded-full', over ? 'bg-amber-text' : 'bg-ink')}
            style={{ width: `${limit === undefined ? 0 : Math.min(100, Math.max(0.6, (bytes / limit) * 100))}%` }}
          />
        </span>
        <span>{limitText}</span>
      </div>
      <div className="flex gap-2">
        <span className="min-w-0">{facts.replaceAll(WITHIN_FACT, '\u00a0')}</span>
        {over && encoding === 'form' && (
          <LinkButton className="ml-auto flex-none" onClick={() => onChange({ encoding: 'json' })}>
            {workbench.useJson}
          </LinkButton>
        )}
      </div>
    </div>
  );
}
