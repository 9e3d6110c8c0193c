import { use, useState } from 'react';
import type { ConsoleData } from '#data/console.ts';
import { callOf } from '#data/drafts.ts';
import type { Exchange } from '#data/exchange.ts';
import { environmentOf } from '#data/preview.ts';
import { MicroscopeDialog } from '#features/microscope/MicroscopeDialog.tsx';
import { Understood } from '#features/microscope/Understood.tsx';
import { useWords } from '#i18n/I18n.tsx';
import type { Vocabulary } from '#protocol/vocab.ts';
import { useStore } from '#ui/useStore.ts';
import { wordCount } from '#vocab/part.ts';
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
  const [open, setOpen] = useState(false);
  const { msg, target } = exchange;
  const profile = profiles.find(({ id }) => id === exchange.profileId);
  if (!reading) return null;
  const mine = run?.msg === msg && run.state.count === wordCount(vocabularies) ? run : undefined;
  const look = (depth: 'compare' | 'search', budget: number) => {
    if (!profile) return;
    const { scenario, timeout } = data.preferences.get();
    const now = data.draft.get();
    const draft = { ...callOf(now), api: 'dictmsg' as const, msg, vocabularies, encoding: exchange.prepared.encoding };
    const { credentials, id: profileId } = profile;
    const environment = environmentOf({ ...now, frozenRandom: undefined });
    const call = { draft, credentials, profileId, target, scenario, timeout, environment, journal: data.history };
    void microscope.look(call, depth, budget);
  };
  return (
    <>
      <Understood msg={msg} vocabularies={vocabularies} reading={reading} onLook={() => setOpen(true)} />
      {open && (
        <MicroscopeDialog
          msg={msg}
          vocabularies={vocabularies}
          run={mine}
          asking={asking}
          problem={problem}
          liveTarget={target === 'emulator' ? undefined : shell.targets[target]}
          onLook={look}
          onStop={microscope.stop}
          onForget={microscope.forget}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
