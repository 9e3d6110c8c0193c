import { useWords } from '#i18n/I18n.tsx';
import { beginning } from '#protocol/beginning.ts';
import { CopyButton } from '#ui/CopyButton.tsx';

/** The JSON pointer of the line pointed at last, to take away. */
export function PathBar({ pointer }: { pointer: string | undefined }) {
  const { response } = useWords();
  if (pointer === undefined) return null;
  return (
    <div className="flex flex-none items-center gap-1 border-t border-line py-0.5 pr-2 pl-4 text-12 text-t3">
      <span className="flex-none">{response.path}</span>
      <bdi className="mono min-w-0 flex-1 truncate text-t2" title={beginning(pointer, 500)}>
        {pointer || '/'}
      </bdi>
      <CopyButton what={{ label: response.copyPath }} text={() => pointer} />
    </div>
  );
}
