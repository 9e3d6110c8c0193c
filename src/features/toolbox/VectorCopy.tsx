import { useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { usePressToCopy } from '#ui/copying.ts';

interface VectorCopyProps {
  /** The key the case is made with. */
  secret: string;
  make: () => object | Promise<object>;
}

/** Copies the case as a test vector; says that it holds the key before and after. */
export function VectorCopy({ secret, make }: VectorCopyProps) {
  const { shell, toolbox } = useWords();
  const { state, press } = usePressToCopy();
  const copy = () => press(async () => `${JSON.stringify(await make(), undefined, 1)}\n`, [secret]);
  const said = { idle: '', copied: toolbox.crypt.vectorCopied, failed: shell.copyFailed }[state];
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button onClick={() => void copy()}>{toolbox.crypt.vector}</Button>
      <span role="status" className="text-12 text-t2">
        {said}
      </span>
    </div>
  );
}
