import { useWords } from '#i18n/I18n.tsx';

interface RejectedSignatureProps {
  sent: string;
  right: string;
}

/** The signature as it was sent above the one the mended key gives. */
export function RejectedSignature({ sent, right }: RejectedSignatureProps) {
  const { diagnosis } = useWords();
  return (
    <>
      <dl className="wire mt-0.5 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
        <dt className="text-12 text-t3">{diagnosis.sent}</dt>
        <dd className="wavy-bad break-all">{sent}</dd>
        <dt className="text-12 text-t3">{diagnosis.right}</dt>
        <dd className="break-all">{right}</dd>
      </dl>
      <p className="mt-1 text-12 text-t3">{diagnosis.rightNote}</p>
    </>
  );
}
