/** The worker's side of the conversation about bodies, wherever it runs. */
import { BodyHost, type Pause } from './bodyHost.ts';
import type { BodyReply, BodyRequest } from './bodyMessages.ts';

/** Takes requests and answers them; a question about a body that is not there fails. */
export function openDesk(answer: (reply: BodyReply) => void, pause: Pause): (request: BodyRequest) => void {
  const bodies = new Map<string, BodyHost>();
  return (request) => {
    switch (request.kind) {
      case 'open':
        bodies.set(request.body, new BodyHost(request.bytes, request.arrived, pause));
        return;
      case 'more':
        bodies.get(request.body)?.arrive(request.arrived);
        return;
      case 'close':
        bodies.get(request.body)?.close();
        bodies.delete(request.body);
        return;
      case 'ask':
        void ask(bodies.get(request.body), request, answer);
    }
  };
}

async function ask(
  body: BodyHost | undefined,
  { id, question, with: given }: Extract<BodyRequest, { kind: 'ask' }>,
  answer: (reply: BodyReply) => void,
): Promise<void> {
  try {
    if (!body) throw new Error('no such body');
    // The page's side is typed by the same table of questions.
    const method = body[question] as (...given: readonly unknown[]) => unknown;
    answer({ id, ok: true, answer: await method.apply(body, given as unknown[]) });
  } catch {
    answer({ id, ok: false });
  }
}
