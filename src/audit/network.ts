import type { HTTPRequest, HTTPResponse, Page } from 'puppeteer-core';
import type { FramingHeaders } from '../findings/framing.js';

/** What `creator_info/query` returned, as far as the checks need it. */
export interface SeenCreator {
  readonly nickname: string;
  readonly username: string;
  readonly levels: readonly string[];
  readonly disabled: { readonly comment: boolean; readonly duet: boolean; readonly stitch: boolean };
  readonly maxDurationSeconds: number;
}

/** A request that carried content, or much of a body. */
export interface SentContent {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  /** Infinity where the browser does not tell. */
  readonly bytes: number;
}

/** A fact that the browser must never see, and where it was seen. The value itself is not kept. */
export interface SeenSecret {
  readonly name: string;
  readonly path: string;
}

/** In place of TikTok's response to the next requests for creator info. */
export type CreatorOverride =
  | { readonly kind: 'error'; readonly status: number; readonly code: string }
  | { readonly kind: 'members'; readonly members: Readonly<Record<string, unknown>> };

const SECRETS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['access token', /\bact\.[\w!*.~-]{12,}|"access_token"\s*:\s*"/],
  ['refresh token', /\brft\.[\w!*.~-]{12,}|"refresh_token"\s*:\s*"/],
  ['client secret', /"client_secret"\s*:\s*"/],
  ['upload address', /upload_token=|"upload_url"\s*:\s*"/],
];

/** Bodies over this are content, in bytes; settings and receipts are far below. */
const CONTENT_BYTES = 20_000;
const READABLE = /json|text|javascript|event-stream/;

/** Watches what the pages of a browser send and receive, and can stand in for TikTok's description of the creator. */
export class NetworkWatch {
  creator: SeenCreator | undefined;
  /** How many responses about the creator the browser has had, simulated ones as well. */
  creatorResponses = 0;
  readonly sent: SentContent[] = [];
  readonly secrets: SeenSecret[] = [];
  readonly scopes = new Set<string>();
  readonly errorCodes = new Set<string>();
  /** Headers of the host's page, as it was opened last. */
  framing: FramingHeaders = {};
  #override: CreatorOverride | undefined;
  #creatorPath: string | undefined;
  /** Puts other members into the reply as the backend wraps it. */
  #creatorReply: ((members: Readonly<Record<string, unknown>>) => unknown) | undefined;

  /** Follows a page; its requests for creator info can be overridden from now on. */
  async watch(page: Page): Promise<void> {
    await page.setRequestInterception(true);
    page.on('request', (request) => void this.#request(request));
    page.on('response', (response) => void this.#response(response));
  }

  /** Replaces TikTok's response until it is called with nothing. Possible once creator info was seen. */
  override(override: CreatorOverride | undefined): boolean {
    this.#override = override;
    return this.#creatorPath !== undefined;
  }

  /** The host's page was opened; a reviewer goes on to other sites from there. */
  opened(response: HTTPResponse | null): void {
    const { 'content-security-policy': policy, 'x-frame-options': frameOptions } = response?.headers() ?? {};
    this.framing = { policy, frameOptions };
  }

  /** Reads which scopes an authorization asks for. */
  visit(address: string): void {
    const { pathname, searchParams } = new URL(address);
    if (!pathname.includes('/auth/authorize')) return;
    for (const scope of (searchParams.get('scope') ?? '').split(',').filter(Boolean)) this.scopes.add(scope);
  }

  async #request(request: HTTPRequest): Promise<void> {
    const url = new URL(request.url());
    this.visit(request.url());
    const body = request.postData();
    // The browser reports neither large bodies nor those of files.
    const bytes = body?.length ?? (request.hasPostData() ? Infinity : 0);
    const isContent = bytes > CONTENT_BYTES || request.method() === 'PUT';
    if (isContent) this.sent.push({ at: Date.now(), method: request.method(), path: url.pathname, bytes });
    const override = this.#override;
    if (!override || url.pathname !== this.#creatorPath) return void request.continue().catch(() => {});
    const error = override.kind === 'error' ? { code: override.code, message: '', log_id: 'audit' } : undefined;
    const reply = override.kind === 'members' ? this.#creatorReply?.(override.members) : { error };
    await request
      .respond({
        status: override.kind === 'error' ? override.status : 200,
        contentType: 'application/json',
        body: JSON.stringify(reply),
      })
      .catch(() => {});
  }

  async #response(response: HTTPResponse): Promise<void> {
    const url = new URL(response.url());
    const type = response.headers()['content-type'] ?? '';
    if (!READABLE.test(type)) return;
    const body = await response.text().catch(() => '');
    for (const [name, pattern] of SECRETS) if (pattern.test(body)) this.secrets.push({ name, path: url.pathname });
    if (/json/.test(type)) this.#json(url.pathname, body);
    if (url.pathname === this.#creatorPath) this.creatorResponses += 1;
  }

  #json(path: string, body: string): void {
    const object = parsed(body);
    const error = member(object, 'error');
    const code = typeof error === 'string' ? error : member(error, 'code');
    if (typeof code === 'string' && code !== 'ok') this.errorCodes.add(code);
    if (this.#override) return;
    const wrapper = ['', 'data', 'creator'].find((name) =>
      Array.isArray(member(name ? member(object, name) : object, 'privacy_level_options')),
    );
    const data = wrapper ? member(object, wrapper) : object;
    if (wrapper === undefined || !isRecord(object) || !isRecord(data)) return;
    this.#creatorPath = path;
    this.#creatorReply = (members) =>
      wrapper ? { ...object, [wrapper]: { ...data, ...members } } : { ...data, ...members };
    this.creator = {
      nickname: String(data['creator_nickname'] ?? ''),
      username: String(data['creator_username'] ?? ''),
      levels: (data['privacy_level_options'] as readonly unknown[]).map(String),
      disabled: {
        comment: data['comment_disabled'] === true,
        duet: data['duet_disabled'] === true,
        stitch: data['stitch_disabled'] === true,
      },
      maxDurationSeconds: Number(data['max_video_post_duration_sec'] ?? 0),
    };
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function member(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}
