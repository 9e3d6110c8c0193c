import Link from 'lucide-react/icons/link';
import LoaderCircle from 'lucide-react/icons/loader-circle';
import PenLine from 'lucide-react/icons/pen-line';
import Send from 'lucide-react/icons/send';
import Terminal from 'lucide-react/icons/terminal';
import type { ReactNode } from 'react';
import { useCoreWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Kbd } from '#ui/Kbd.tsx';

interface SendBarProps {
  scheme: 'jwt' | 'wxbizmsgcrypt';
  sending: boolean;
  /** Whether nothing forbids sending. */
  ready: boolean;
  /** `again`: another press on the screen is the one to make first. */
  turn: 'first' | 'again';
  /** Whether there is a request to copy from. */
  copyable: boolean;
  sentCount: number;
  /** How large the request is against what the receiver takes. */
  meter: ReactNode;
  sendKeys: readonly string[];
  onSend: () => void;
  onCancel: () => void;
  onCopyValue: () => void;
  onCopyCurl: () => void;
  onCopyLink: () => void;
}

/** The one primary button, and what can be had without sending. */
export function SendBar(props: SendBarProps) {
  const { workbench } = useCoreWords();
  const { scheme, sending, copyable } = props;
  return (
    <div className="flex flex-col gap-2">
      {props.meter}
      <SendButton {...props} />
      <div className="-mx-2 flex items-center">
        <Button
          variant="ghost"
          size="small"
          icon={<PenLine />}
          disabled={!copyable}
          className="max-desk:px-1.5"
          onClick={props.onCopyValue}
        >
          {scheme === 'jwt' ? workbench.copyToken : workbench.copyEncrypt}
        </Button>
        <Button
          variant="ghost"
          size="small"
          icon={<Terminal />}
          disabled={!copyable}
          className="max-desk:px-1.5"
          onClick={props.onCopyCurl}
        >
          {workbench.copyCurl}
        </Button>
        <IconButton size="small" label={workbench.copyLink} icon={<Link />} onClick={props.onCopyLink} />
        {/* Where the copies take the whole line, the count is left out: it goes below what is shown. */}
        <span className="whole-words min-w-0 flex-1 gap-x-0 pr-2 text-12 whitespace-nowrap text-t3" aria-live="off">
          <span className="h-[18px] min-w-px flex-1" />
          <span>{sending || props.sentCount === 0 ? '' : workbench.sentCount(props.sentCount)}</span>
        </span>
      </div>
    </div>
  );
}

function SendButton({ scheme, sending, ready, turn, sendKeys, onSend, onCancel }: SendBarProps) {
  const { workbench } = useCoreWords();
  if (sending) {
    return (
      <Button
        size="large"
        className="w-full"
        icon={<LoaderCircle className="size-4 animate-spin" />}
        onClick={onCancel}
      >
        {workbench.sending} <Kbd keys={['Esc']} />
      </Button>
    );
  }
  return (
    <Button
      variant={turn === 'first' ? 'primary' : 'secondary'}
      size="large"
      className="w-full"
      disabled={!ready}
      icon={<Send className="size-4" strokeWidth={1.75} />}
      onClick={onSend}
    >
      {turn === 'again' ? workbench.resend : scheme === 'jwt' ? workbench.send : workbench.sendEncrypted}{' '}
      <Kbd keys={sendKeys} tone={turn === 'first' ? 'onGreen' : 'plain'} />
    </Button>
  );
}
