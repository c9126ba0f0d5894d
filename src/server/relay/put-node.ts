import type { ClientRequest, RequestOptions } from 'node:http';
import type { Readable } from 'node:stream';
import type { Sending } from './exact-body.js';
import { count, requireAgreed, requireWhole } from './exact-body.js';

/** A stream of Node's own, as its HTTP server delivers a body. */
export type NodeBody = Readable;

export function isNodeBody(value: unknown): value is NodeBody {
  const has = (name: string) => typeof Reflect.get(value as object, name) === 'function';
  return typeof value === 'object' && value !== null && has('pause') && has('resume') && has('on');
}

/**
 * So many bytes may wait for the writer before the reader waits too. To stop the reader for each piece that the writer does
 * not take at once costs a third more CPU.
 */
const MOST_WAITING = 1024 * 1024;

type Requester = (url: string, options: RequestOptions) => ClientRequest;

/**
 * Each piece goes from one socket to the other without a copy; the reader waits while the writer is full. `passed` is called
 * with each piece that the writer has done with, but for the last one.
 */
export async function putThroughNode(
  body: NodeBody,
  sending: Sending,
  passed: (piece: Uint8Array) => void = () => {},
): Promise<number> {
  const { url, headers, length, passage, signal } = sending;
  // A body that breaks off while nobody reads it, before this and after the reply, would end the process.
  body.on('error', () => {});
  const request: Requester = url.startsWith('https:')
    ? (await import('node:https')).request
    : (await import('node:http')).request;
  return new Promise((resolve, reject) => {
    // A stream that has ended reports nothing more to wait for.
    if (body.destroyed) return reject(new TypeError('The body broke off.'));
    const put = request(url, { method: 'PUT', headers, signal });
    const stop = () => {
      body.off('data', pass).off('end', ended).off('error', fail).off('close', broken);
      put.off('drain', resume);
    };
    let last: Uint8Array | undefined;
    const fail = (error: Error) => {
      stop();
      put.destroy();
      reject(error);
    };
    const pass = (piece: Uint8Array) => {
      try {
        count(passage, piece, length);
      } catch (thrown) {
        return fail(thrown as TypeError);
      }
      if (passage.bytes === length) last = piece;
      else if (!put.write(piece, () => passed(piece)) && put.writableLength > MOST_WAITING) body.pause();
    };
    const resume = () => void body.resume();
    const end = async () => {
      try {
        requireWhole(passage, length);
        await requireAgreed(passage);
        put.end(last);
      } catch (thrown) {
        fail(thrown as TypeError);
      }
    };
    const ended = () => void end();
    const broken = () => {
      if (!body.readableEnded) fail(new TypeError('The body broke off.'));
    };
    put.on('error', fail);
    put.on('drain', resume);
    put.once('response', (reply) => {
      stop();
      // A reply before the end of the body is a refusal; what is still to come is not read.
      if (passage.bytes < length) put.destroy();
      reply.resume();
      const { statusCode = 500 } = reply;
      resolve(statusCode);
    });
    body.on('data', pass).on('end', ended).on('error', fail).on('close', broken);
  });
}
