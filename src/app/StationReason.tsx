import type { ReactNode } from 'react';
import type { Exchange } from '#data/exchange.ts';
import type { ReplyReading } from '#data/reading.ts';
import type { Station } from '#features/chain/stations.ts';
import { notesFor } from '#features/compose/notes.ts';
import { failureTitle } from '#features/decoded/verdictWords.ts';
import { useWords } from '#i18n/I18n.tsx';
import type { DraftField, DraftIssue } from '#protocol/draft.ts';
import type { FieldNote } from '#ui/Field.tsx';
import { LinkButton, Message } from '#ui/Message.tsx';

interface StationReasonProps {
  station: Station;
  issues: readonly DraftIssue[];
  credentialNotes: readonly FieldNote[];
  exchange: Exchange | undefined;
  reading: ReplyReading | undefined;
  /** The first cause that was found for a refused call, with its remedy. */
  lead: ReactNode;
  /** Shows the pane that says the rest. */
  onMore: () => void;
}

const FIELDS: readonly DraftField[] = ['username', 'msg', 'exp', 'extraClaims', 'vocabularies'];

/** Why a station of the signal line is red or amber, and what to do about it. */
export function StationReason(props: StationReasonProps) {
  const words = useWords();
  const { station, issues, exchange, reading, lead } = props;
  const { workbench, decoded } = words;
  const title = station.wireName ?? workbench.stations[station.id];
  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex items-baseline gap-2 text-12 text-t3">
        {title}
        {station.figure && <span className="mono">{station.figure}</span>}
      </p>
      {body()}
      {exchange && station.id !== 'credentials' && station.id !== 'parameters' && (
        <LinkButton className="w-fit" onClick={props.onMore}>
          {workbench.whyMore}
        </LinkButton>
      )}
    </div>
  );

  function body(): ReactNode {
    switch (station.id) {
      case 'credentials':
        return <Notes notes={props.credentialNotes} />;
      case 'parameters':
        return <Notes notes={FIELDS.flatMap((field) => notesFor(field, issues, words))} />;
      case 'health':
        return reading?.reading.health && <b>{decoded.healthVerdicts[reading.reading.health.verdict]}</b>;
      default:
        return lead ?? failure();
    }
  }

  function failure(): ReactNode {
    if (exchange?.outcome.kind === 'failure') {
      const { title: what, hint } = words.issues.failure[exchange.outcome.reason];
      return (
        <>
          <b>{what}</b>
          <p className="text-12 text-t2">{hint}</p>
        </>
      );
    }
    return reading && <b>{failureTitle(reading.reading, words)}</b>;
  }
}

function Notes({ notes }: { notes: readonly FieldNote[] }) {
  return notes.map(({ key, tone, text, action }) => (
    <Message key={key} tone={tone} {...(action ? { action } : {})}>
      {text}
    </Message>
  ));
}
