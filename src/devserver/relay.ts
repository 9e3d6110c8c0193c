/** One rule of Vite's own proxy per target, with what that proxy does not do by itself corrected in `configure`. */
import { Agent as HttpAgent, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { ProxyOptions } from 'vite';
import type { Exchanges } from './exchanges.ts';
import { openPassage, type Limits, type Passage } from './passage.ts';
import type { Target, Targets } from './targets.ts';

export interface Relay {
  /** For `server.proxy`, which `preview` inherits. */
  rules: Record<string, ProxyOptions>;
  close(): void;
}

export function createRelay(targets: Targets, limits: Limits, exchanges: Exchanges): Relay {
  const agents = [...targets.values()].map((target) => ({ target, agent: createAgent(target.origin) }));
  return {
    rules: Object.fromEntries(
      agents.map(({ target, agent }) => [
        `^/proxy/${target.id}/openapi/`,
        { ...ruleOf(target, limits, exchanges), agent },
      ]),
    ),
    close: () => agents.forEach(({ agent }) => agent.destroy()),
  };
}

// Without an agent Vite's proxy opens a connection per request. An idle one is given up before a server is likely to,
// because a connection the server has just closed fails the next POST, and a POST is not sent twice.
function createAgent({ protocol }: URL): HttpAgent | HttpsAgent {
  const options = { keepAlive: true, timeout: 4000 };
  return protocol === 'https:' ? new HttpsAgent(options) : new HttpAgent(options);
}

function ruleOf(target: Target, limits: Limits, exchanges: Exchanges): ProxyOptions {
  const prefix = `/proxy/${target.id}`;
  return {
    target: target.origin.origin,
    changeOrigin: true,
    // The path goes on byte for byte; otherwise it is parsed and written anew.
    toProxy: true,
    rewrite: (path) => path.slice(prefix.length),
    configure(proxy) {
      const passages = new WeakMap<IncomingMessage, Passage>();
      // `start` and not `proxyReq`: the latter is not emitted for every request (none with `Expect`).
      proxy.on('start', (req, res) => {
        passages.set(req, openPassage(target, { req, res }, { limits, exchanges }));
      });
      proxy.on('proxyReq', (proxyReq, req, _res, _options, socket) => passages.get(req)?.connecting(proxyReq, socket));
      proxy.on('proxyRes', (proxyRes, req) => passages.get(req)?.answered(proxyRes));
      proxy.on('error', (error, req) => {
        const passage = passages.get(req);
        passage?.failed(error);
        // Vite prints both after us: the URL holds the bot's TOKEN, and the stack says nothing about the upstream.
        req.url = `${prefix}/…`;
        error.stack = `${passage?.outcome ?? 'failed'}: ${error.message}`;
      });
    },
  };
}
