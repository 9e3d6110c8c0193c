import type { Address } from '#answer/links.ts';
import { useWords } from '#i18n/I18n.tsx';
import { beginning } from '#protocol/beginning.ts';
import { hostOf } from './decodedModel.ts';

/** An address of an answer: a link that tells nobody where it was pressed, or plain text when it is not http. */
export function AddressLink({ address }: { address: Address }) {
  const { decoded } = useWords();
  if (address.href === undefined) {
    return (
      <span className="max-w-full text-12 text-t3">
        <span className="wire">{beginning(address.raw, 200)}</span> · {decoded.unsafeLink('')}
      </span>
    );
  }
  return (
    <a
      href={address.href}
      target="_blank"
      rel="noopener noreferrer"
      referrerPolicy="no-referrer"
      title={beginning(address.raw, 400)}
      className="max-w-full truncate text-12 text-focus underline underline-offset-3"
    >
      {decoded.link(hostOf(address.href))}
    </a>
  );
}
