/** Makes one call and tells what comes of it as it comes. */
import type { FetchNews, FetchOrder } from './fetchMessages.ts';

export type PostNews = (news: FetchNews, transfer: ArrayBuffer[]) => void;

export async function serveFetch({ path, init, headers }: FetchOrder, post: PostNews): Promise<void> {
  try {
    const response = await fetch(path, { ...init, headers: headers.map(([name, value]) => [name, value]) });
    const { status, statusText, type } = response;
    post({ kind: 'head', status, statusText, type, headers: [...response.headers] }, []);
    const reader = response.body?.getReader();
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true };
      if (done || !value) break;
      post({ kind: 'bytes', bytes: value }, [value.buffer]);
    }
    post({ kind: 'end' }, []);
  } catch (error) {
    post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }, []);
  }
}
