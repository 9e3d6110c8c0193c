import Check from 'lucide-react/icons/check';
import { useWords } from '#i18n/I18n.tsx';

/** What happens to credentials, in sentences that can be checked. */
export function PrivacyNotes() {
  const { credentials } = useWords().settings;
  return (
    <section aria-labelledby="privacy-title" className="flex flex-col gap-2">
      <h3 id="privacy-title" className="text-13 font-semibold">
        {credentials.privacy}
      </h3>
      <ul className="flex flex-col gap-1.5 text-12 text-t2">
        {credentials.privacyFacts.map((fact) => (
          <li key={fact} className="flex gap-2">
            <Check aria-hidden className="mt-0.5 size-3.5 flex-none text-t3" strokeWidth={1.75} />
            {fact}
          </li>
        ))}
      </ul>
    </section>
  );
}
