import Download from 'lucide-react/icons/download';
import SearchIcon from 'lucide-react/icons/search';
import { READ_AT_ONCE } from '#answer/read.ts';
import type { LeavingFile } from '#data/download.ts';
import type { Exchange } from '#data/exchange.ts';
import type { ReplyReading } from '#data/reading.ts';
import { useWords } from '#i18n/I18n.tsx';
import { CopyButton } from '#ui/CopyButton.tsx';
import { IconButton } from '#ui/IconButton.tsx';

interface BodyToolsProps {
  exchange: Exchange;
  body: Uint8Array;
  reading: ReplyReading;
  searching: boolean;
  onSearching: (searching: boolean) => void;
  onSave: (file: LeavingFile) => void;
}

const TYPES: Record<string, [type: string, extension: string]> = {
  json: ['application/json', 'json'],
  html: ['text/html', 'html'],
  text: ['text/plain', 'txt'],
};
const OTHER = ['application/octet-stream', 'bin'] as const;

// A text of megabytes is made where it costs the page nothing.
async function largeText(id: string, body: Uint8Array): Promise<string> {
  const { bodyOf } = await import('#workers/body.ts');
  return bodyOf(id, body).text();
}

/** Search, copy and save. */
export function BodyTools({ exchange, body, reading: { reading }, searching, onSearching, onSave }: BodyToolsProps) {
  const { response } = useWords();
  const [type, extension] = TYPES[reading.kind] ?? OTHER;
  if (body.length === 0) return null;
  return (
    <>
      <IconButton
        label={response.find}
        icon={<SearchIcon />}
        aria-expanded={searching}
        onClick={() => onSearching(!searching)}
      />
      <CopyButton
        size="medium"
        what={{ label: response.copyBody }}
        text={() => (body.length > READ_AT_ONCE ? largeText(exchange.id, body) : (reading.text ?? ''))}
      />
      <IconButton
        label={response.save}
        icon={<Download />}
        onClick={() => onSave({ name: `${exchange.api}-${exchange.id.slice(0, 8)}.${extension}`, type, content: body })}
      />
    </>
  );
}
