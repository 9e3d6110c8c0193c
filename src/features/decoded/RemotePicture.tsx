import ImageIcon from 'lucide-react/icons/image';
import { useEffect, useRef, useState } from 'react';
import type { Address } from '#answer/links.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { hostOf } from './decodedModel.ts';
import { shownSize, type PictureSize } from './pictureSize.ts';

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
      return <PictureFrame href={href} onFailed={() => setState('failed')} />;
    case 'failed':
      return <p className="text-12 text-t3">{decoded.pictureFailed}</p>;
  }
}

/** The picture in a page of its own without an origin: the console itself may load nothing from other hosts. */
function PictureFrame({ href, onFailed }: { href: string; onFailed: () => void }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [size, setSize] = useState<PictureSize>();
  // The frame says how large the picture is, or that there is none.
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent<unknown>) => {
      if (source !== frame.current?.contentWindow) return;
      const told = shownSize(data);
      if (told) setSize(told);
      else onFailed();
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [onFailed]);
  return (
    <iframe
      ref={frame}
      title={hostOf(href)}
      src={`/picture.html#${encodeURIComponent(href)}`}
      sandbox="allow-scripts"
      referrerPolicy="no-referrer"
      width={size?.width ?? 1}
      height={size?.height ?? 1}
      className="max-w-full rounded-2"
    />
  );
}
