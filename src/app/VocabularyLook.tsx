import { use, useState } from 'react';
import type { ConsoleData } from '#data/console.ts';
import { callOf } from '#data/drafts.ts';
import type { Exchange } from '#data/exchange.ts';
import { fingerprintOf, type MicroscopeCall } from '#data/microscope.ts';
import { environmentOf } from '#data/preview.ts';
import { MicroscopeDialog } from '#features/microscope/MicroscopeDialog.tsx';
import { Understood } from '#features/microscope/Understood.tsx';
import { formatCount } from '#i18n/format.ts';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import type { Vocabulary } from '#protocol/vocab.ts';
import { Section, SectionHead } from '#ui/Pane.tsx';
import { useStore } from '#ui/useStore.ts';
import { WORDS_WITH_CALL } from './outgoing.ts';
import { useReading } from './useReading.ts';

interface VocabularyLookProps {
  data: ConsoleData;
  exchange: Exchange;
  vocabularies: readonly Vocabulary[];
}

/** What was understood of a call's text, and the microscope for the same text and words. */
export function VocabularyLook({ data, exchange, vocabularies }: VocabularyLookProps) {
  const { shell } = useWords();
  const microscope = use(data.microscope());
  const run = useStore(microscope.run);
  const asking = useStore(microscope.asking);
  const problem = useStore(microscope.problem);
  const profiles = useStore(data.profiles.list);
  const reading = useReading(data, exchange)?.reading;
  /** What a search for this very question and these words is known by, once that is known. */
  const [opened, setOpened] = useState<{ fingerprint?: string }>();
  const { msg, target } = exchange;
  const profile = profiles.find(({ id }) => id === exchange.profileId);
  if (!reading) return null;
  const mine = run && run.fingerprint === opened?.fingerprint ? run : undefined;
  const callOfExchange = (): MicroscopeCall | undefined => {
    if (!profile) return undefined;
    const { scenario, timeout } = data.preferences.get();
    const now = data.draft.get();
    const draft = { ...callOf(now), api: 'dictmsg' as const, msg, vocabularies, encoding: exchange.prepared.encoding };
    const { credentials, id: profileId } = profile;
    const environment = environmentOf({ ...now, frozenRandom: undefined });
    return { draft, credentials, profileId, target, scenario, timeout, environment, journal: data.history };
  };
  const open = async () => {
    setOpened({});
    const call = callOfExchange();
    const fingerprint = call && (await fingerprintOf(call));
    if (fingerprint !== undefined) setOpened((now) => now && { fingerprint });
  };
  return (
    <>
      <Understood msg={msg} vocabularies={vocabularies} reading={reading} onLook={() => void open()} />
      {opened && (
        <MicroscopeDialog
          msg={msg}
          vocabularies={vocabularies}
          run={mine}
          asking={asking}
          problem={mine && problem}
          liveTarget={target === 'emulator' ? undefined : shell.targets[target]}
          onLook={(depth, budget) => {
            const call = callOfExchange();
            if (call) void microscope.look(call, depth, budget);
          }}
          onStop={microscope.stop}
          onForget={microscope.forget}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  );
}

/** In the place of all that, for a call that carried more words than are kept with it. */
export function WordsLeftOut() {
  const { microscope } = useWords();
  const limit = formatCount(useLocale(), WORDS_WITH_CALL);
  return (
    <Section>
      <SectionHead title={microscope.understood} />
      <p className="mt-1 text-12 text-t3">{microscope.leftOut(limit)}</p>
    </Section>
  );
}
