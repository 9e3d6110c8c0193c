import X from 'lucide-react/icons/x';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { IconButton } from './IconButton.tsx';

interface DialogProps {
  title: string;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
  width?: 'narrow' | 'wide';
}

/** What somebody opened the dialog to write in; without one the focus is where the browser puts it. */
const FIRST_FIELD =
  'input:not([type=checkbox]):not([type=radio]):not([type=file]):not(:disabled), textarea:not(:disabled)';

/** A modal: the native element keeps focus inside, makes the page inert and closes on Escape. Mount it to open it. */
export function Dialog({ title, closeLabel, onClose, children, footer, width = 'narrow' }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const pressed = useRef<EventTarget>(null);
  const titleId = useId();
  // showModal has no declarative form.
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>(FIRST_FIELD)?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={({ target }) => (pressed.current = target)}
      // A selection dragged out of a field ends on the backdrop, and is no press of it.
      onClick={({ target, currentTarget }) =>
        target === currentTarget && pressed.current === currentTarget && onClose()
      }
      className={`m-auto max-h-[min(720px,90vh)] w-[calc(100vw-32px)] overflow-hidden rounded-4 bg-raised text-t1 shadow-pop open:flex open:flex-col ${width === 'wide' ? 'max-w-[760px]' : 'max-w-[460px]'}`}
    >
      <header className="flex min-h-12 flex-none items-center gap-2 border-b border-line py-2 pr-2 pl-4">
        <h2 id={titleId} className="min-w-0 text-15 font-semibold">
          {title}
        </h2>
        <IconButton className="ml-auto" label={closeLabel} icon={<X />} onClick={onClose} />
      </header>
      <div className="min-h-0 flex-1 overflow-auto p-4">{children}</div>
      {footer && (
        <footer className="flex flex-none flex-wrap justify-end gap-2 border-t border-line px-4 py-3">{footer}</footer>
      )}
    </dialog>
  );
}
