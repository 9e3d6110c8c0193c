import { useState } from 'react';
import type { JsonNode } from '#answer/json.ts';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { beginning } from '#protocol/beginning.ts';
import { LinkButton } from '#ui/Message.tsx';

const SHOWN = 400;
const MORE = 20_000;

/** A long text; its beginning, and more at a press. */
export function LongText({ text }: { text: string }) {
  const { decoded } = useWords();
  const locale = useLocale();
  const [shown, setShown] = useState(SHOWN);
  const rest = text.length - shown;
  if (rest <= 0) return text;
  return (
    <>
      {beginning(text, shown)}…{' '}
      <LinkButton onClick={() => setShown(shown + MORE)}>
        {decoded.more(formatCount(locale, Math.min(rest, MORE)))}
      </LinkButton>
    </>
  );
}

/** A value of the reply, of whatever type it is. */
export function ValueText({ node }: { node: JsonNode }) {
  const { decoded } = useWords();
  switch (node.kind) {
    case 'string':
      if (node.value === '') return <span className="text-t3">{decoded.empty}</span>;
      return (
        <bdi>
          <LongText text={node.value} />
        </bdi>
      );
    case 'number':
      return <span className="mono wrap-anywhere">{node.raw}</span>;
    case 'boolean':
      return <span className="mono">{String(node.value)}</span>;
    case 'null':
      return <span className="mono text-t3">null</span>;
    case 'array':
      return <span className="text-t3">{decoded.items(node.items.length + (node.leftOut ?? 0))}</span>;
    case 'object':
      return <span className="text-t3">{decoded.members(node.members.length + (node.leftOut ?? 0))}</span>;
  }
}
