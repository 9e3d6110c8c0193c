import Lock from 'lucide-react/icons/lock';
import { useState, type ReactNode } from 'react';
import { useFrameWords } from '#i18n/I18n.tsx';
import {
  CREDENTIAL_FIELDS,
  CREDENTIAL_LABELS,
  maskSecret,
  parseCredentialBlock,
  type Credentials,
  type ParsedBlock,
} from '#protocol/credentials.ts';
import { Button } from '#ui/Button.tsx';
import { TextArea } from '#ui/Field.tsx';
import { Message } from '#ui/Message.tsx';
import { Tag } from '#ui/Tag.tsx';

interface OwnBotProps {
  onCredentials: (found: Partial<Credentials>) => void;
  links: ReactNode;
}

/** A box that sorts a pasted block into the three values and says what it saw. The text is kept nowhere else. */
export function OwnBot({ onCredentials, links }: OwnBotProps) {
  const { firstRun, pasted } = useFrameWords();
  const [text, setText] = useState('');
  const parsed = parseCredentialBlock(text);
  const any = Object.keys(parsed.found).length > 0;
  return (
    <form
      className="mt-14 w-full border-t border-line pt-5 max-tablet:mt-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (any) onCredentials(parsed.found);
      }}
    >
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <label htmlFor="own-bot" className="font-semibold">
          {firstRun.own}
        </label>
        <span id="own-bot-hint" className="text-12 text-t3">
          {firstRun.ownHint}
        </span>
      </div>
      <TextArea
        id="own-bot"
        aria-describedby="own-bot-hint"
        face="mono"
        rows={3}
        className="mt-2.5 !leading-5"
        placeholder={pasted.pastePlaceholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text.trim() !== '' && (
        <div className="mt-2.5 flex flex-wrap items-start gap-3">
          <div role="status" className="flex min-w-0 flex-1 flex-col gap-1">
            <Findings parsed={parsed} />
          </div>
          {any && (
            <Button type="submit" variant="ink" className="max-tablet:w-full">
              {firstRun.useThem}
            </Button>
          )}
        </div>
      )}
      <div className="mt-2.5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="flex items-center gap-1 text-12 text-t3">
          <Lock aria-hidden className="size-3.5 flex-none" strokeWidth={1.75} />
          {firstRun.keep}
        </p>
        <span className="ml-auto flex gap-4 max-tablet:ml-0 [&>button]:max-tablet:min-h-11">{links}</span>
      </div>
    </form>
  );
}

function Findings({ parsed: { found, unplaced } }: { parsed: ParsedBlock }) {
  const { pasted } = useFrameWords();
  const got = CREDENTIAL_FIELDS.filter((field) => found[field] !== undefined);
  const missing = CREDENTIAL_FIELDS.filter((field) => found[field] === undefined);
  if (got.length === 0) return <Message tone="warn">{pasted.nothingFound}</Message>;
  return (
    <>
      <ul className="flex flex-wrap gap-1.5">
        {got.map((field) => (
          <li key={field}>
            <Tag tone="ok">
              <span className="mono">{CREDENTIAL_LABELS[field]}</span>
              {pasted.characters(found[field]!.length)}
            </Tag>
          </li>
        ))}
      </ul>
      {missing.length > 0 && <Message tone="note">{pasted.missing(missing)}</Message>}
      {unplaced.length > 0 && <Message tone="warn">{pasted.unplaced(unplaced.map(maskSecret))}</Message>}
    </>
  );
}
