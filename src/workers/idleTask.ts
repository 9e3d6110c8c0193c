/** Until there is nothing more urgent to do, drawing included; where a browser cannot tell, until the next task. */
export async function idleTask(): Promise<void> {
  if ('scheduler' in globalThis) await scheduler.postTask(() => undefined, { priority: 'background' });
  else await new Promise((resolve) => setTimeout(resolve));
}
