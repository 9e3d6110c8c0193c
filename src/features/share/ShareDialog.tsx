import type { WorkbenchDraft } from '#data/drafts.ts';
import { useWords } from '#i18n/I18n.tsx';
import { beginning } from '#protocol/beginning.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';

interface ShareDialogProps {
  draft: WorkbenchDraft;
  onReplace: () => void;
  onClose: () => void;
}

const LONGEST = 2000;

/** What a shared link holds, before it takes the place of what is typed. */
export function ShareDialog({ draft, onReplace, onClose }: ShareDialogProps) {
  const { share, shell, settings } = useWords();
  const vocabularies = draft.vocabularies.map(({ name, words }) => share.vocabulary(name, words.length));
  const rows = [
    [share.api, `/openapi/${draft.api} · ${draft.encoding}`],
    [share.username, draft.username],
    [share.msg, draft.msg],
    [share.claims, draft.extraClaims],
    [share.vocabularies, vocabularies.join('\n')],
  ] as const;
  return (
    <Dialog
      title={share.openTitle}
      closeLabel={shell.close}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{settings.data.cancel}</Button>
          <Button variant="primary" onClick={onReplace}>
            {share.replace}
          </Button>
        </>
      }
    >
      <p className="pb-3 text-t2">{share.openHint}</p>
      <dl className="grid grid-cols-[88px_minmax(0,1fr)] gap-x-3 border-b border-line text-12">
        {rows.map(([name, value]) => (
          <div key={name} className="col-span-full grid grid-cols-subgrid border-t border-line py-2">
            <dt className="text-t3">{name}</dt>
            <dd className="wire max-h-32 overflow-auto whitespace-pre-wrap wrap-anywhere">
              {value === '' ? share.none : beginning(value, LONGEST)}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
