import { expect, test } from 'vitest';
import { pagePolicy, policies } from './contentPolicy.ts';

test('nothing inline runs, nothing foreign loads, and a string never becomes script', () => {
  const policy = pagePolicy();
  for (const loose of ['unsafe-inline', 'unsafe-eval', 'https:', 'http:', '*']) expect(policy).not.toContain(loose);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policies('preview')('/')).toBe(`${policy}; frame-ancestors 'none'`);
});

test('the frame of a picture may load pictures and be framed by the console, and no other path looks like it', () => {
  const policyOf = policies('preview');
  expect(policyOf('/picture.html')).toBe(
    "default-src 'none'; script-src 'self'; img-src https: http:; frame-ancestors 'self'",
  );
  expect(policyOf('/picture.html/')).toBe(policyOf('/'));
  expect(policies('serve')('/')).toBe("frame-ancestors 'none'");
});

test('the worker of large bodies may compile WebAssembly; neither the page nor any other file may', () => {
  const policyOf = policies('preview');
  expect(policyOf('/assets/body.worker-6Vvn8Lbn.js')).toBe(
    policyOf('/').replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"),
  );
  for (const path of ['/', '/assets/index-6Vvn8Lbn.js', '/assets/leaks.worker-6Vvn8Lbn.js', '/body.worker-x.js'])
    expect(policyOf(path)).not.toContain('wasm');
});
