import { useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';

interface ClearDialogProps {
  /** How many profiles lie on the disk in the clear. */
  count: number;
  onKeep: () => void;
  onSeal: () => void;
  onClose: () => void;
}

/** An older console has written credentials to this device as they are: they are sealed, or they leave it. */
export function ClearDialog({ count, onKeep, onSeal, onClose }: ClearDialogProps) {
  const { shell, vault } = useWords();
  return (
    <Dialog
      title={vault.clearTitle(count)}
      closeLabel={shell.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onKeep}>{vault.clearKeep}</Button>
          <Button variant="primary" onClick={onSeal}>
            {vault.clearSeal}
          </Button>
        </>
      }
    >
      <p className="text-t2">{vault.clearHint}</p>
    </Dialog>
  );
}
