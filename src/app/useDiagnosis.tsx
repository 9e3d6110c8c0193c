import { useQuery } from '@tanstack/react-query';
import { Suspense, lazy, type ReactNode } from 'react';
import type { ConsoleData } from '#data/console.ts';
import type { ReplyReading } from '#data/reading.ts';
import type { Remedy } from '#features/diagnosis/cause.ts';
import type { Diagnosis } from '#features/diagnosis/diagnose.ts';
import { AllWords, useCoreWords } from '#i18n/I18n.tsx';
import { openExaminer, type Examiner } from '#workers/forensics.ts';
import { notify } from './notices.ts';
import { keyNames, SHORTCUTS } from './shortcuts.ts';
import type { Address } from './useAddress.ts';
import type { Call } from './useCall.ts';

const CauseList = lazy(() =>
  import('#features/diagnosis/CauseList.tsx').then((module) => ({ default: module.CauseList })),
);
const LeadCause = lazy(() =>
  import('#features/diagnosis/LeadCause.tsx').then((module) => ({ default: module.LeadCause })),
);
const RejectedSignature = lazy(() =>
  import('#features/diagnosis/RejectedSignature.tsx').then((module) => ({ default: module.RejectedSignature })),
);

const CopyDiagnosis = lazy(() => import('./CopyDiagnosis.tsx').then((module) => ({ default: module.CopyDiagnosis })));

const FIX_KEYS = keyNames(SHORTCUTS.find(({ id }) => id === 'applyFix')!);

// One for the life of the page; its worker starts with the first refusal.
const pageExaminer = openExaminer();

interface DiagnosisInput {
  data: ConsoleData;
  address: Address;
  call: Call;
  reading: ReplyReading | undefined;
  examiner?: Examiner;
}

export interface DiagnosisOnScreen {
  /** The ranked causes; nothing where the call went well. */
  causes: ReactNode;
  /** Takes the diagnosis away; nothing where the call went well. */
  copy: ReactNode;
  /** The first cause alone; `null` where there is none. */
  lead: ReactNode;
  /** What stands under a signature that is not the right one. */
  signature: ReactNode | undefined;
  fixable: boolean;
  /** Applies the first remedy and sends again. */
  fix: () => void;
}

/** Why the last call was refused, and the presses that mend it. Everything behind it loads with the first refusal. */
export function useDiagnosis({
  data,
  address,
  call,
  reading,
  examiner = pageExaminer,
}: DiagnosisInput): DiagnosisOnScreen {
  const { shell, workbench } = useCoreWords();
  const { exchange, phase } = call;
  const failed = exchange !== undefined && reading !== undefined && reading.reading.verdict !== 'success';
  const { data: diagnosis } = useQuery({
    // An exchange is judged once, by the credentials that made it: mending them does not unmake the cause.
    queryKey: ['diagnosis', exchange?.id ?? ''],
    queryFn: async () => {
      const { diagnose } = await import('#features/diagnosis/diagnose.ts');
      return exchange && reading ? diagnose(exchange, reading, data.profiles.list.get(), examiner) : null;
    },
    enabled: failed && phase === 'done',
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  });
  const shown: Diagnosis | undefined = failed && phase === 'done' ? (diagnosis ?? undefined) : undefined;
  const first = shown?.causes.find(({ remedy }) => remedy)?.remedy;

  const apply = async (remedy: Remedy, then: 'resend' | 'stay') => {
    if (!exchange) return;
    const { applyRemedy } = await import('#features/diagnosis/remedies.ts');
    const place = { data, profileId: exchange.profileId, chooseProfile: address.chooseProfile };
    const { profileId, undo } = applyRemedy(remedy, place);
    void notify(workbench.remedied, { label: shell.undo, run: undo });
    const profile = data.profiles.list.get().find(({ id }) => id === profileId);
    if (then === 'resend' && profile) call.send({ draft: data.draft.get(), profile });
  };

  // As soon as something changed the request pane shows the preview again, and sending is the press to make first.
  const sameRequest = call.prepared === exchange?.prepared;
  const top = shown?.causes[0];
  const lead =
    top && top.certainty !== 'ruled_out' && exchange ? (
      <LeadCause cause={top} startedAt={exchange.startedAt} onApply={(remedy) => void apply(remedy, 'resend')} />
    ) : null;
  const causes = shown && exchange && (
    <Suspense>
      <AllWords>
        <CauseList
          diagnosis={shown}
          startedAt={exchange.startedAt}
          fixKeys={sameRequest ? FIX_KEYS : undefined}
          onApply={(remedy, then) => void apply(remedy, then)}
          onManage={() => address.go('/settings/credentials')}
        />
      </AllWords>
    </Suspense>
  );
  const copy = shown && exchange && (
    <Suspense>
      <AllWords>
        <CopyDiagnosis data={data} diagnosis={shown} exchange={exchange} />
      </AllWords>
    </Suspense>
  );
  const signature =
    shown?.signatures && sameRequest ? (
      <Suspense>
        <AllWords>
          <RejectedSignature sent={shown.signatures[0]} right={shown.signatures[1]} />
        </AllWords>
      </Suspense>
    ) : undefined;
  return {
    causes,
    copy,
    lead,
    signature,
    fixable: first !== undefined && sameRequest,
    fix: () => first && void apply(first, 'resend'),
  };
}
