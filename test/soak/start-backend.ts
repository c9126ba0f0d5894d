import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { after } from 'node:test';
import type { Report, SoakOptions } from './backend.js';

/** Where browsers are told that the backends stand, as if a proxy stood there. */
export const ORIGIN = 'http://127.0.0.1:5173';

/** A backend in a process of its own. */
export interface BackendProcess {
  /** Sends a request of a page at `ORIGIN` to it. */
  send(request: Request): Promise<Response>;
  /** Where it really listens. */
  readonly origin: string;
  report(): Promise<Report>;
  /** Moves its clock to so many milliseconds ahead. */
  move(ahead: number): Promise<void>;
  /** SIGKILL: it gets no chance to clean up. */
  kill(): Promise<void>;
}

const children = new Set<ChildProcess>();
after(() => {
  for (const child of children) child.kill('SIGKILL');
});

export async function startBackend(options: Omit<SoakOptions, 'origin'>): Promise<BackendProcess> {
  const given: SoakOptions = { ...options, origin: ORIGIN };
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', 'test/soak/backend.ts', JSON.stringify(given)],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  children.add(child);
  const heard = <T>() =>
    new Promise<T>((resolve, reject) => {
      const gone = () => reject(new Error('The backend ended before it replied.'));
      child.once('exit', gone);
      child.once('message', (message) => {
        child.off('exit', gone);
        resolve(message as T);
      });
    });
  const { port } = await heard<{ readonly port: number }>();
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    async send(request) {
      const headers = new Headers(request.headers);
      // `fetch` keeps Fetch Metadata to itself, so the request is sent without and shows its origin.
      headers.delete('sec-fetch-site');
      if (request.method !== 'GET') headers.set('origin', ORIGIN);
      const body = request.body ? await request.arrayBuffer() : undefined;
      const { method, signal } = request;
      const url = request.url.replace(ORIGIN, origin);
      return fetch(url, { method, headers, signal, redirect: 'manual', ...(body ? { body } : {}) });
    },
    report() {
      const answer = heard<Report>();
      child.send('report');
      return answer;
    },
    async move(ahead) {
      const answer = heard();
      child.send({ ahead });
      await answer;
    },
    async kill() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      children.delete(child);
    },
  };
}
