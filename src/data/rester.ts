/** Milliseconds of work after which a person comes first. */
const TURN = 8;

/** What follows is a task of its own: drawing, keys and presses that wait come first. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** For long work on the page's thread: waited for between its steps, it lets everything else happen now and then. */
export function rester(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN) return;
    await nextTask();
    since = performance.now();
  };
}
