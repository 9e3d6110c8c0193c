/** A web-standard handler behind a real HTTP server, so that curl and other clients can reach the emulator too. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export type Handler = (request: Request) => Promise<Response>;

export interface EmulatorServer {
  origin: URL;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/** Takes another port when the wanted one is busy: the printed address says which. */
export async function serveEmulator(handler: Handler, wantedPort: number): Promise<EmulatorServer> {
  const server = createServer((req, res) => void answer(handler, req, res));
  // Longer than the proxy keeps an idle connection, so that it is never we who close one under a request.
  server.keepAliveTimeout = 30_000;
  // Not a reason for a process to stay alive: the console's own server is.
  server.unref();
  await listen(server, wantedPort).catch((error: unknown) => {
    if (wantedPort === 0 || !isBusy(error)) throw error;
    return listen(server, 0);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : wantedPort;
  return { origin: new URL(`http://${LOOPBACK}:${port}`), close: () => close(server) };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function answer(handler: Handler, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const gone = new AbortController();
  res.once('close', () => gone.abort());
  if (req.url === '/' && (req.method === 'GET' || req.method === 'HEAD')) return greet(res);
  let response: Response;
  try {
    response = await handler(requestOf(req, gone.signal));
  } catch (error) {
    if (gone.signal.aborted) return;
    res.writeHead(500, { 'content-type': 'text/plain; charset=utf-8', 'x-emulated': '1' });
    res.end(`The emulator failed: ${error instanceof Error ? error.message : String(error)}\n`);
    return;
  }
  await writeResponse(response, res);
  // A body nobody read would stand in the way of the next request on this connection.
  req.resume();
}

// Also what the reachability check asks for: it must not appear in the emulator's log of calls.
function greet(res: ServerResponse): void {
  res.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'x-emulated': '1' });
  res.end('Dialog Console emulator. POST /openapi/message/TOKEN or /openapi/dictmsg/TOKEN.\n');
}

function requestOf(req: IncomingMessage, signal: AbortSignal): Request {
  const method = req.method ?? 'GET';
  const headers = new Headers();
  for (let i = 0; i + 1 < req.rawHeaders.length; i += 2) {
    headers.append(req.rawHeaders[i] ?? '', req.rawHeaders[i + 1] ?? '');
  }
  const url = new URL(req.url ?? '/', `http://${LOOPBACK}`);
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers, signal });
  // The Fetch Standard wants `duplex` beside a stream; the DOM's types do not know it yet.
  const init: RequestInit & { duplex: 'half' } = { method, headers, signal, body: bodyOf(req), duplex: 'half' };
  return new Request(url, init);
}

// Not Readable.toWeb(): its cancel destroys the connection, and with it the answer to a request left unread.
function bodyOf(req: IncomingMessage): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      req.on('data', (chunk: Buffer) => {
        controller.enqueue(new Uint8Array(chunk));
        if ((controller.desiredSize ?? 0) <= 0) req.pause();
      });
      req.once('end', () => controller.close());
      req.once('error', (error) => controller.error(error));
      req.pause();
    },
    pull() {
      req.resume();
    },
    cancel() {
      req.removeAllListeners('data').removeAllListeners('end').removeAllListeners('error');
      req.on('error', () => {});
      req.resume();
    },
  });
}

async function writeResponse(response: Response, res: ServerResponse): Promise<void> {
  res.writeHead(response.status, [...response.headers].flat());
  if (!response.body) return void res.end();
  res.flushHeaders();
  const reader = response.body.getReader();
  const leave = () => void reader.cancel().catch(() => {});
  res.once('close', leave);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (!res.write(value)) await drained(res);
    }
    res.end();
  } catch {
    // A body that fails is how the emulator asks for a broken connection; what it wrote before still arrives.
    setImmediate(() => res.socket?.destroySoon());
  } finally {
    res.off('close', leave);
  }
}

function drained(res: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      res.off('drain', go).off('close', go);
      resolve();
    };
    res.on('drain', go).on('close', go);
  });
}
