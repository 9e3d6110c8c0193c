import ListIcon from 'lucide-react/icons/list';
import Presentation from 'lucide-react/icons/presentation';
import ScrollText from 'lucide-react/icons/scroll-text';
import { useState } from 'react';
import type { ConsoleData } from '#data/console.ts';
import type { Lane } from '#data/conversation.ts';
import { AnswerPartView } from '#features/decoded/AnswerPartView.tsx';
import { RichText } from '#features/decoded/RichText.tsx';
import { ChatContext, type ChatTools } from '#features/chat/chatContext.ts';
import { isWaiting } from '#features/chat/chatModel.ts';
import { ConversationList } from '#features/chat/ConversationList.tsx';
import { CompareSection, ConversationTools } from '#features/chat/ConversationTools.tsx';
import { Notices, type PhoneNotice } from '#features/chat/Notices.tsx';
import { Phone } from '#features/chat/Phone.tsx';
import { Presenter } from '#features/chat/Presenter.tsx';
import { useLocale, useWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';
import { classes } from '#ui/classes.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { Kbd } from '#ui/Kbd.tsx';
import { Message } from '#ui/Message.tsx';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { useStore } from '#ui/useStore.ts';
import { ChatDialogs, type ChatDialog } from './ChatDialogs.tsx';
import { CASE_FILE_KINDS, CHAT_FILE_KINDS, runChat, saveChat, type ChatFileKind } from './chatFiles.ts';
import { ChatInspector } from './ChatInspector.tsx';
import { notify } from './notices.ts';
import type { Address } from './useAddress.ts';
import { useChat } from './useChat.ts';
import { useScreenShortcuts } from './useScreenShortcuts.ts';

interface ChatProps {
  data: ConsoleData;
  address: Address;
  /** The conversation the address names; without one the latest. */
  chosen: string | undefined;
}

/** Conversations, the phone they happen in, and the chosen turn taken apart. */
export function Chat({ data, address, chosen }: ChatProps) {
  const words = useWords();
  const { chat, shell } = words;
  const locale = useLocale();
  const profiles = useStore(data.profiles.list);
  const state = useChat(data, address, chosen);
  const { conversations, session, conversation, thread, current } = state;
  const problem = useStore(conversations.problem);
  const desk = useMediaQuery('(min-width: 1200px)');
  const [dialog, setDialog] = useState<ChatDialog>();
  const [presenting, setPresenting] = useState(false);
  /** Where there is no room for all three: what covers the phone. */
  const [cover, setCover] = useState<'list' | 'inspector'>();
  const waiting = thread.turns.some(isWaiting);
  const profileOf = (lane: Lane) => profiles.find(({ id }) => id === lane.profileId);
  const profile = conversation && profileOf(conversation.lane);
  const bot = profile?.name ?? chat.bot;

  useScreenShortcuts({
    presenter: () => setPresenting(true),
    newContext: state.create,
    nextEntry: () => state.move(1),
    previousEntry: () => state.move(-1),
    // Escape first closes what lies above the conversation.
    cancel: () => {
      if (presenting || dialog) return false;
      if (cover && !desk) return setCover(undefined);
      return waiting && conversation ? session.cancel(conversation.id) : false;
    },
  });

  const file = conversation &&
    thread.turns.length > 0 && { conversation, turns: thread.turns, conversations, words, locale };
  const save = async (kind: ChatFileKind) => {
    if (!file) return void notify(chat.save.nothing);
    const done = await saveChat(data, kind, file);
    void notify(done ? chat.save.done : chat.save.failed);
  };
  const run = async () => {
    if (!file) return void notify(chat.save.nothing);
    await runChat(data, file);
    address.go('/batch');
  };
  const tools: ChatTools = {
    conversations,
    renderText: (runs, onAsk) => <RichText runs={runs} onAsk={onAsk} askHint={chat.sayThis} />,
    renderPart: (part, onAsk) => <AnswerPartView part={part} onAsk={onAsk} />,
    onAsk: state.say,
    onAgain: (turnId) => conversation && session.again(conversation.id, turnId),
    onSelect: (turnId, lane) => {
      if (presenting) return;
      state.select({ turnId, lane });
      setCover('inspector');
    },
  };

  const notices: PhoneNotice[] = [];
  if (conversation && current) {
    const { lane } = conversation;
    const follow = () => state.change({ lane: { ...lane, profileId: current.profileId, target: current.target } });
    if (!profile) {
      notices.push({ key: 'gone', tone: 'bad', text: chat.noProfile, action: { label: chat.useCurrent, run: follow } });
    } else if (lane.profileId !== current.profileId || lane.target !== current.target) {
      const text = chat.elsewhere(profile.name, shell.targetShort[lane.target]);
      notices.push({ key: 'elsewhere', tone: 'note', text, action: { label: chat.useTopBar, run: follow } });
    }
    if ([lane, conversation.other].some((each) => each?.target === 'chatbot' || each?.target === 'openai')) {
      notices.push({ key: 'live', tone: 'warn', text: chat.live });
    }
  }
  const other = conversation?.other;
  const phone = conversation && (
    <Phone
      conversation={conversation}
      thread={thread}
      bot={bot}
      emulated={conversation.lane.target === 'emulator'}
      disabled={!profile || thread.replay?.state === 'running'}
      selection={state.selection}
      target={state.target}
      prefill={state.prefill}
      notices={
        <Notices
          notices={notices}
          replay={thread.replay}
          onStop={() => session.cancel(conversation.id)}
          onDismiss={() => session.dismissReplay(conversation.id)}
        />
      }
      onShow={state.show}
      onDraft={(draft) => state.change({ draft })}
      onSend={state.say}
      onCancel={() => session.cancel(conversation.id)}
      className={classes(
        'w-full flex-1 rounded-[24px] ring-1 ring-line-strong max-tablet:rounded-none max-tablet:ring-0 present:max-w-[720px]',
        other ? 'max-w-[860px]' : 'max-w-[392px] max-tablet:max-w-none',
      )}
    />
  );
  // What acts on the conversation shows it.
  const uncovered =
    <Value,>(act: (value: Value) => void) =>
    (value: Value) => {
      setCover(undefined);
      act(value);
    };
  const inspector = (
    <ChatInspector
      data={data}
      session={session}
      turns={thread.turns}
      selection={state.selection}
      onMove={state.move}
      onClose={desk ? undefined : () => setCover(undefined)}
      onAsk={uncovered(state.prefillWith)}
      onSay={uncovered(state.say)}
      onFork={uncovered(state.fork)}
      onOpenBench={state.openBench}
    />
  );
  return (
    <ChatContext value={tools}>
      <h1 className="sr-only">{chat.title}</h1>
      {problem && (
        <div role="alert" className="border-b border-line bg-canvas px-4 py-2">
          <Message tone="warn">{chat.problems[problem]}</Message>
        </div>
      )}
      <div className="relative grid min-h-0 flex-1 grid-cols-[264px_minmax(0,1fr)_424px] max-desk:grid-cols-[232px_minmax(0,1fr)] max-tablet:grid-cols-[minmax(0,1fr)]">
        <ConversationList
          conversations={state.list}
          chosen={conversation?.id}
          onChoose={uncovered(state.choose)}
          onNew={() => {
            setCover(undefined);
            state.create();
          }}
          onImport={() => setDialog('import')}
          className={classes(
            'border-r border-line max-tablet:absolute max-tablet:inset-0 max-tablet:top-12 max-tablet:z-10 max-tablet:border-r-0',
            cover !== 'list' && 'max-tablet:hidden',
          )}
        >
          <CompareSection
            other={other && `${profileOf(other)?.name ?? '?'} · ${shell.targetShort[other.target]}`}
            onStart={() => setDialog('other')}
            onChange={() => setDialog('other')}
            onStop={() => state.change({ other: undefined })}
          />
          <ConversationTools
            kinds={CHAT_FILE_KINDS}
            caseKinds={CASE_FILE_KINDS}
            name={(kind) => chat.save[kind]}
            onSave={(kind) => void save(kind)}
            onRun={() => void run()}
            onSettings={() => setDialog('settings')}
            onDelete={() => void state.remove()}
          />
        </ConversationList>
        <div className="flex min-h-0 min-w-0 flex-col bg-canvas">
          <header className="flex h-10 flex-none items-center gap-2 border-b border-line bg-surface pr-2 pl-4 max-tablet:h-12">
            <IconButton
              label={chat.conversations}
              icon={<ListIcon strokeWidth={1.75} />}
              aria-expanded={cover === 'list'}
              onClick={() => setCover(cover === 'list' ? undefined : 'list')}
              className="-ml-2 tablet:hidden"
            />
            <Presentation aria-hidden className="size-4 flex-none text-t2" strokeWidth={1.75} />
            <h2 className="text-13 font-semibold whitespace-nowrap">{chat.presenter.title}</h2>
            <span title={chat.presenter.about} className="min-w-0 truncate text-12 text-t3 max-desk:hidden">
              {chat.presenter.about}
            </span>
            <span className="ml-auto flex flex-none items-center gap-1">
              <Button size="small" variant="ghost" icon={<ScrollText />} onClick={() => setDialog('script')}>
                {chat.script.title}
              </Button>
              <Button size="small" onClick={() => setPresenting(true)}>
                {chat.presenter.enter}
                <Kbd keys={['P']} />
              </Button>
            </span>
          </header>
          <div className="flex min-h-0 flex-1 justify-center p-3 max-tablet:p-0">{!presenting && phone}</div>
        </div>
        <aside
          aria-label={chat.inspector}
          className={classes(
            'flex min-h-0 min-w-0 flex-col border-l border-line bg-surface',
            'max-desk:absolute max-desk:inset-y-0 max-desk:right-0 max-desk:z-10 max-desk:w-[min(424px,100%)] max-desk:shadow-pop',
            cover !== 'inspector' && 'max-desk:hidden',
          )}
        >
          {inspector}
        </aside>
      </div>
      {presenting && conversation && (
        <Presenter
          bot={bot}
          emulated={conversation.lane.target === 'emulator'}
          script={conversation.script}
          waiting={waiting}
          onSay={state.say}
          onLeave={() => setPresenting(false)}
        >
          {phone}
        </Presenter>
      )}
      {dialog && <ChatDialogs dialog={dialog} state={state} profiles={profiles} onClose={() => setDialog(undefined)} />}
    </ChatContext>
  );
}
