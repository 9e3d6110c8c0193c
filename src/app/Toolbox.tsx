import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import type { ConsoleData } from '#data/console.ts';
import { FrameView } from '#features/request/FrameView.tsx';
import { PasteTool } from '#features/toolbox/PasteTool.tsx';
import { pasted } from '#features/toolbox/pasteModel.ts';
import { refilled, type RightRequest } from '#features/toolbox/rightRequest.ts';
import { sectionOf, type SectionId } from '#features/toolbox/sections.ts';
import { ToolboxFrame } from '#features/toolbox/ToolboxFrame.tsx';
import { SecretTypedContext } from '#features/toolbox/typedSecrets.ts';
import { useWords } from '#i18n/I18n.tsx';
import type { FrameField } from '#protocol/msgCrypt.ts';
import { useStore } from '#ui/useStore.ts';
import { openExaminer, type Examiner } from '#workers/forensics.ts';
import { notify } from './notices.ts';
import type { Address } from './useAddress.ts';
import { shelfOf } from './vocabularyShelf.ts';

const JwtTool = lazy(() => import('#features/toolbox/JwtTool.tsx').then((module) => ({ default: module.JwtTool })));
const SignatureTool = lazy(() =>
  import('#features/toolbox/SignatureTool.tsx').then((module) => ({ default: module.SignatureTool })),
);
const EncryptTool = lazy(() =>
  import('#features/toolbox/EncryptTool.tsx').then((module) => ({ default: module.EncryptTool })),
);
const DecryptTool = lazy(() =>
  import('#features/toolbox/DecryptTool.tsx').then((module) => ({ default: module.DecryptTool })),
);
const KeyTool = lazy(() => import('#features/toolbox/KeyTool.tsx').then((module) => ({ default: module.KeyTool })));
const TimeTool = lazy(() => import('#features/toolbox/TimeTool.tsx').then((module) => ({ default: module.TimeTool })));
const EncodingTool = lazy(() =>
  import('#features/toolbox/EncodingTool.tsx').then((module) => ({ default: module.EncodingTool })),
);

// One for the life of the page: its worker starts with the first text.
const pageExaminer = openExaminer();

interface ToolboxProps {
  data: ConsoleData;
  address: Address;
  /** As the address names it; a phone shows the list of tools until one is named. */
  section: string | undefined;
  examiner?: Examiner;
}

/** Tools for one value at a time. What is typed here lives as long as the screen is open, and nowhere else. */
export function Toolbox({ data, address, section, examiner = pageExaminer }: ToolboxProps) {
  const { shell, toolbox } = useWords();
  const list = useStore(data.profiles.list);
  const [content, setContent] = useState(() => pasted(''));
  const { profile } = address;
  const current = sectionOf(section);
  // A key or a TOKEN in a pasted text is a secret as one in a field is.
  const watching = useMemo(
    (): Examiner => ({
      cancel: examiner.cancel,
      examine: async (input, context) => {
        const outcome = await examiner.examine(input, context);
        if (outcome.kind === 'done') data.secrets.noticed('toolbox-paste', outcome.examination.secrets);
        return outcome;
      },
    }),
    [examiner, data.secrets],
  );
  // The list's identity tells the examination whether it has to run again.
  const profiles = useMemo(
    () => (profile ? [profile, ...list.filter(({ id }) => id !== profile.id)] : list),
    [list, profile],
  );

  const rebuild = async ({ draft, prepared, profile: { credentials }, baseUrl }: RightRequest) => {
    const { CURL } = await import('#snippets/curl.ts');
    const text = CURL.generate({ draft, prepared, credentials, baseUrl, form: 'frozen', secrets: 'literal' });
    const done = await data.door.copy(text, { asked: [prepared.value] });
    void notify(done ? toolbox.paste.rebuilt : shell.copyFailed);
  };
  const load = async (right: RightRequest) => {
    const before = data.draft.get();
    const wanted = right.profile.id;
    // Vocabularies go with their profile: those of the one that is left are put away before others take their place.
    if (before.vocabulariesOf !== undefined && before.vocabulariesOf !== wanted)
      await import('#features/vocab/sets.ts').then(async ({ followProfile }) =>
        followProfile(await shelfOf(data), data.draft, wanted),
      );
    data.draft.set(refilled(before, right));
    data.preferences.update((now) => ({ ...now, welcomed: true }));
    address.open('/', wanted);
    const undo = () => {
      data.draft.set(before);
      if (profile && profile.id !== wanted) address.open('/', profile.id);
    };
    void notify(toolbox.paste.loaded, { label: shell.undo, run: undo });
  };

  const credentials = profile?.credentials;
  const shared = { profile: profile && { name: profile.name, credentials: profile.credentials } };
  const tools: Record<SectionId, () => ReactNode> = {
    paste: () => (
      <PasteTool
        content={content}
        onChange={setContent}
        examiner={watching}
        profiles={profiles}
        renderFrame={renderFrame}
        onRebuild={(right) => void rebuild(right)}
        onLoad={(right) => void load(right)}
      />
    ),
    jwt: () => <JwtTool {...shared} />,
    signature: () => <SignatureTool {...shared} />,
    encrypt: () => <EncryptTool {...shared} renderFrame={renderFrame} />,
    decrypt: () => <DecryptTool {...shared} renderFrame={renderFrame} />,
    key: () => <KeyTool {...shared} />,
    time: () => <TimeTool />,
    encoding: () => <EncodingTool />,
  };
  const shown = current ?? 'paste';
  return (
    <ToolboxFrame section={current} onOpen={(id) => address.go(id ? `/toolbox/${id}` : '/toolbox')}>
      <Suspense fallback={<p className="p-6 text-t3">{shell.loading}</p>}>
        {/* Another profile is another start: nothing of the one before stays in a tool's fields. */}
        <div key={`${shown} ${credentials ? profile.id : ''}`} className="contents">
          <SecretTypedContext value={data.secrets.typed}>{tools[shown]()}</SecretTypedContext>
        </div>
      </Suspense>
    </ToolboxFrame>
  );
}

function renderFrame(frame: Uint8Array, fields: readonly FrameField[]): ReactNode {
  return <FrameView frame={frame} fields={fields} />;
}
