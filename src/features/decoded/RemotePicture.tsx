import ImageIcon from 'lucide-react/icons/image';
import { useState } from 'react';
import type { Address } from '#answer/links.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { hostOf } from './decodedModel.ts';

/** A picture of somebody else's host: loaded at a press, because loading tells that host that somebody is looking. */
export function RemotePicture({ address }: { address: Address }) {
  const { decoded } = useWords();
  const [state, setState] = useState<'asked' | 'loading' | 'failed'>('asked');
  const { href } = address;
  if (href === undefined) return null;
  switch (state) {
    case 'asked':
      return (
        <Button
          size="small"
          icon={<ImageIcon />}
          title={decoded.pictureHint}
          onClick={() => setState('loading')}
          className="max-w-full truncate"
        >
          {decoded.picture(hostOf(href))}
        </Button>
      );
    case 'loading':
      return (
        <img
          src={href}
          alt={hostOf(href)}
          referrerPolicy="no-referrer"
          onError={() => setState('failed')}
          className="max-h-48 max-w-full rounded-2"
        />
      );
    case 'failed':
      return <p className="text-12 text-t3">{decoded.pictureFailed}</p>;
  }
}
