import type { Browser } from '@playwright/test';

/** A tab as a person has it: what Playwright opens counts as looked at, whatever stands in front of it. */
export interface Tab {
  /** The value of an expression in the tab, a promise awaited. */
  evaluate<Value>(expression: string): Promise<Value>;
  /** Puts it in front of the other tabs of its window. */
  show(): Promise<void>;
  /** Puts another tab of its window in front of it. */
  hide(): Promise<void>;
}

/** What a tab says by itself (an event, with its name) or because it was asked (with the number of the question). */
interface Message {
  id?: number;
  method?: string;
  result?: unknown;
  error?: { message: string };
}

interface Evaluated {
  result: { value: unknown };
  exceptionDetails?: { text: string; exception?: { description?: string } };
}

/** What keeps timers of tabs in the background going; a browser of a person has none of these. */
export const KEPT_AWAKE = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/** Opens a tab over the browser's own protocol, past Playwright, which keeps its pages visible. */
export async function openTab(browser: Browser, url: string): Promise<Tab> {
  const session = await browser.newBrowserCDPSession();
  const { browserContextId } = await session.send('Target.createBrowserContext');
  const { targetId } = await session.send('Target.createTarget', { url: 'about:blank', browserContextId });
  const other = await session.send('Target.createTarget', { url: 'about:blank', browserContextId });
  const { sessionId } = await session.send('Target.attachToTarget', { targetId });
  const listeners = new Set<(message: Message) => void>();
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const parsed = JSON.parse(message) as Message;
    for (const listener of listeners) listener(parsed);
  });
  const next = (matches: (message: Message) => boolean) =>
    new Promise<Message>((resolve) => {
      const listener = (message: Message) => {
        if (!matches(message)) return;
        listeners.delete(listener);
        resolve(message);
      };
      listeners.add(listener);
    });
  let lastId = 0;
  const ask = async (method: string, params: object = {}) => {
    const id = ++lastId;
    const answered = next((message) => message.id === id);
    await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
    const { result, error } = await answered;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  };
  const evaluate = async <Value>(expression: string) => {
    const params = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails: thrown } = (await ask('Runtime.evaluate', params)) as Evaluated;
    if (thrown) throw new Error(thrown.exception?.description ?? thrown.text);
    return result.value as Value;
  };
  // Nothing is evaluated before the page is there: between two documents a tab has no place to do it in.
  await ask('Page.enable');
  const loaded = next((message) => message.method === 'Page.loadEventFired');
  await ask('Page.navigate', { url });
  await loaded;
  // The headless shell has no windows, so that none of its tabs is ever behind another: there the page is told what a
  // browser does to one that is.
  const { product } = await session.send('Browser.getVersion');
  const windows = !product.startsWith('HeadlessChrome');
  return {
    evaluate,
    show: async () => {
      await session.send('Target.activateTarget', { targetId });
      if (!windows) await evaluate('window.comeToFront?.()');
    },
    hide: async () => {
      await session.send('Target.activateTarget', { targetId: other.targetId });
      if (!windows) await evaluate(`(${goBehind})()`);
    },
  };
}

/** No frames, timers at full seconds only, and the page knows. */
function goBehind(): void {
  const { requestAnimationFrame: frame, setTimeout: timer } = window;
  const waiting: FrameRequestCallback[] = [];
  window.requestAnimationFrame = (call) => waiting.push(call);
  window.setTimeout = ((call: TimerHandler, ms = 0, ...rest: unknown[]) =>
    timer(call, Math.max(1000, ms), ...rest)) as typeof window.setTimeout;
  const tell = (state: DocumentVisibilityState) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  tell('hidden');
  Object.assign(window, {
    comeToFront: () => {
      Object.assign(window, { requestAnimationFrame: frame, setTimeout: timer });
      tell('visible');
      for (const call of waiting) frame(call);
    },
  });
}
