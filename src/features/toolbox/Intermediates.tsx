import { useState } from 'react';
import { useWords } from '#i18n/I18n.tsx';
import { toHex } from '#protocol/bytes.ts';
import { maskSecret } from '#protocol/credentials.ts';
import type { AesParameters } from '#protocol/msgCrypt.ts';
import { LinkButton } from '#ui/Message.tsx';
import { Value } from './Value.tsx';

/** Key and IV in hex, masked until they are shown. */
export function AesValues({ aes: { key, iv } }: { aes: AesParameters }) {
  const { crypt } = useWords().toolbox;
  const [shown, setShown] = useState<'shown' | 'masked'>('masked');
  const show = (bytes: Uint8Array) => (shown === 'shown' ? toHex(bytes) : maskSecret(toHex(bytes)));
  return (
    <div className="flex flex-col gap-2">
      <Value name={crypt.aesKey} text={toHex(key)} secrecy="secret" shown={show(key)} />
      <Value name={crypt.iv} text={toHex(iv)} secrecy="secret" shown={show(iv)} />
      <div>
        <LinkButton onClick={() => setShown(shown === 'shown' ? 'masked' : 'shown')}>
          {shown === 'shown' ? crypt.conceal : crypt.reveal}
        </LinkButton>
      </div>
    </div>
  );
}
