import { Component, type ReactNode } from 'react';
import { useFrameWords } from '#i18n/I18n.tsx';
import { Button } from '#ui/Button.tsx';

interface ErrorScreenProps {
  children: ReactNode;
}

interface State {
  error: unknown;
}

/** Keeps a failure inside the part it happened in. Drafts live outside React, so trying again loses nothing. */
export class ErrorScreen extends Component<ErrorScreenProps, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return <Failed error={this.state.error} onRetry={() => this.setState({ error: undefined })} />;
  }
}

function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { shell } = useFrameWords();
  return (
    <div role="alert" className="m-auto flex max-w-lg flex-col items-start gap-3 p-6">
      <h2 className="text-15 font-semibold">{shell.crashTitle}</h2>
      <p className="text-t2">{shell.crashHint}</p>
      <pre className="wire max-h-48 w-full overflow-auto rounded-2 bg-sunken p-3 whitespace-pre-wrap">
        {error instanceof Error ? (error.stack ?? error.message) : String(error)}
      </pre>
      <Button onClick={onRetry}>{shell.retry}</Button>
    </div>
  );
}
