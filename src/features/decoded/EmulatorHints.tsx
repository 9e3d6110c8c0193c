import type { Received } from '#data/exchange.ts';
import { useWords } from '#i18n/I18n.tsx';
import { Message } from '#ui/Message.tsx';
import { Section, SectionHead } from '#ui/Pane.tsx';

const HINT_HEADER = 'x-emulator-hint';

/** What the emulator remarks in a header; the platform would not say it. */
export function EmulatorHints({ received }: { received: Received }) {
  const { decoded } = useWords();
  const value = received.headers.find(([name]) => name.toLowerCase() === HINT_HEADER)?.[1];
  const codes = value?.split(',').map((code) => code.trim()) ?? [];
  if (codes.length === 0) return null;
  return (
    <Section>
      <SectionHead title={decoded.hint} />
      <div className="mt-1 flex flex-col gap-1">
        {codes.map((code) => (
          <Message key={code} tone="warn">
            {sentence(code)}
          </Message>
        ))}
        <p className="text-12 text-t3">{decoded.hintNote}</p>
      </div>
    </Section>
  );

  function sentence(code: string): string {
    if (code.startsWith('decrypt-')) return decoded.hintDecrypt(code.slice('decrypt-'.length));
    return decoded.hints[code] ?? code;
  }
}
