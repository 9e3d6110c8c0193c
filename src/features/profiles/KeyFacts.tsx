import Check from 'lucide-react/icons/check';
import { useWords } from '#i18n/I18n.tsx';
import { fromBase64 } from '#protocol/bytes.ts';
import { KEY_LENGTH } from '#protocol/credentials.ts';

/** What a sound key passes, said only when it does. */
export function KeyFacts({ encodingAESKey }: { encodingAESKey: string }) {
  const { credentials } = useWords().settings;
  const bytes = encodingAESKey.length === KEY_LENGTH ? fromBase64(`${encodingAESKey}=`) : undefined;
  if (!bytes) return null;
  return (
    <ul className="flex flex-wrap gap-x-4 text-12 leading-5 text-t2">
      {[credentials.clean, credentials.decodes(bytes.length)].map((fact) => (
        <li key={fact} className="flex items-center gap-1">
          <Check aria-hidden className="size-3.5 text-green-text" strokeWidth={2} />
          {fact}
        </li>
      ))}
    </ul>
  );
}

/** The one key is used in two ways; mixing them up is the most common mistake. */
export function KeyUses() {
  const { credentials } = useWords().settings;
  const uses = [
    { name: credentials.sign, algorithm: 'HS256', how: credentials.signUse },
    { name: credentials.cipher, algorithm: 'AES-256-CBC', how: credentials.cipherUse },
  ];
  return (
    <dl
      aria-label={credentials.uses}
      className="grid rounded-3 bg-sunken text-12 leading-5 text-t2 shadow-[inset_0_0_0_1px_var(--line)] @sm:grid-cols-2"
    >
      {uses.map(({ name, algorithm, how }) => (
        <div
          key={algorithm}
          className="border-line px-3.5 py-2.5 not-first:border-t @sm:not-first:border-t-0 @sm:not-first:border-l"
        >
          <dt className="flex items-baseline gap-2">
            <b className="text-13 text-t1">{name}</b>
            <span className="mono">{algorithm}</span>
          </dt>
          <dd>{how}</dd>
        </div>
      ))}
    </dl>
  );
}
