import type { HeaderList } from '#data/exchange.ts';
import { useWords } from '#i18n/I18n.tsx';

/** The response headers as they were written. */
export function HeaderTable({ headers }: { headers: HeaderList }) {
  const { response } = useWords();
  if (headers.length === 0) return <p className="p-4 text-12 text-t3">{response.noHeaders}</p>;
  return (
    <dl
      tabIndex={0}
      aria-label={response.headersLabel}
      className="wire grid min-h-40 flex-1 auto-rows-min grid-cols-[minmax(96px,max-content)_minmax(0,1fr)] gap-x-4 gap-y-1 overflow-auto px-4 py-3"
    >
      {headers.map(([name, value], i) => (
        <div key={i} className="contents">
          <dt className="max-w-48 text-t3">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
