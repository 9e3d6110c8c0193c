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

interface Answer {
  id?: number;
  result?: { result: { value: unknown }; exceptionDetails?: { text: string; exception?: { description?: string } } };
  error?: { message: string };
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
  const waiting = new Map<number, (answer: Answer) => void>();
  let lastId = 0;
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer = JSON.parse(message) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  const { targetId } = await session.send('Target.createTarget', { url, browserContextId });
  const other = await session.send('Target.createTarget', { url: 'about:blank', browserContextId });
  const { sessionId } = await session.send('Target.attachToTarget', { targetId });
  const evaluate = async <Value>(expression: string) => {
    const id = ++lastId;
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    const params = { expression, awaitPromise: true, returnByValue: true };
    const message = JSON.stringify({ id, method: 'Runtime.evaluate', params });
    await session.send('Target.sendMessageToTarget', { sessionId, message });
    const { result, error } = await answered;
    const thrown = result?.exceptionDetails;
    if (!result || thrown) throw new Error(error?.message ?? thrown?.exception?.description ?? thrown?.text);
    return result.result.value as Value;
  };
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
