import type { Conversation, Lane } from '#data/conversation.ts';
import type { Profile } from '#data/profiles.ts';
import { freshUsername } from '#features/chat/newConversation.ts';
import { ImportDialog } from '#features/chat/ImportDialog.tsx';
import { LaneDialog } from '#features/chat/LaneDialog.tsx';
import { ScriptDialog } from '#features/chat/ScriptDialog.tsx';
import { useWords } from '#i18n/I18n.tsx';
import { notify } from './notices.ts';
import type { Chat } from './useChat.ts';

export type ChatDialog = 'settings' | 'other' | 'script' | 'import';

interface ChatDialogsProps {
  dialog: ChatDialog;
  state: Chat;
  profiles: readonly Profile[];
  onClose: () => void;
}

/** What is asked before something changes. */
export function ChatDialogs({ dialog, state, profiles, onClose }: ChatDialogsProps) {
  const { chat } = useWords();
  const { conversation, current, session, thread } = state;
  if (!conversation) return null;
  const shared = { profiles, freshUsername, onClose };
  switch (dialog) {
    case 'settings':
      return (
        <LaneDialog
          {...shared}
          title={chat.lane.title}
          lane={conversation.lane}
          name={conversation.name}
          beside={conversation.other}
          onSave={(lane, name) => {
            state.change({ lane, name });
            onClose();
          }}
        />
      );
    case 'other':
      return (
        <LaneDialog
          {...shared}
          title={chat.lane.otherTitle}
          lane={conversation.other ?? otherLane(conversation, profiles)}
          beside={conversation.lane}
          onSave={(other) => {
            state.change({ other });
            onClose();
          }}
        />
      );
    case 'script':
      return (
        <ScriptDialog
          script={conversation.script}
          said={thread.turns.map(({ msg }) => msg)}
          onSave={(script) => {
            state.change({ script });
            onClose();
          }}
          onClose={onClose}
        />
      );
    case 'import':
      return (
        <ImportDialog
          profileId={current?.profileId ?? ''}
          onImport={(file) => {
            onClose();
            void session.add(file).then(() => {
              state.choose(file.conversation.id);
              void notify(chat.load.done);
            });
          }}
          onClose={onClose}
        />
      );
  }
}

// Another bot where there is one, under a username of its own: two dialogues, never one.
function otherLane({ lane }: Conversation, profiles: readonly Profile[]): Lane {
  const another = profiles.find(({ id }) => id !== lane.profileId);
  return { ...lane, profileId: another?.id ?? lane.profileId, username: freshUsername() };
}
