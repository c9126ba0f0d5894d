import { controlPage } from './control/control-page.js';
import type { SimulatorControl } from './control/control.js';
import { submitControlForm } from './control/forms.js';
import { controlRefusal } from './control/guard.js';
import { serveControl } from './control/routes.js';
import type { EndpointName } from './faults.js';
import { json, page, redirect, text, type Answer, type SimulatorRequest } from './http.js';
import { authorize, decide } from './oauth/authorize.js';
import { issueToken, revoke } from './oauth/token.js';
import { avatarSvg } from './pages/avatar.js';
import { serveMedia } from './pages/media.js';
import { serveProfile } from './pages/profile.js';
import { STYLE } from './pages/style.js';
import { cancel } from './posting/cancel.js';
import { queryCreatorInfo } from './posting/creator-info.js';
import { initInboxVideo, initPhotos, initVideo } from './posting/init.js';
import { fetchStatus } from './posting/status.js';
import { putChunk } from './posting/upload.js';
import { userInfo } from './posting/user-info.js';
import { listVideos, queryVideos } from './posting/videos.js';
import type { World } from './world.js';

/** One of TikTok's own endpoints. */
export interface Endpoint {
  readonly name: EndpointName;
  readonly handle: (world: World, request: SimulatorRequest) => Answer | Promise<Answer>;
}

const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  'GET /v2/auth/authorize/': { name: 'authorize', handle: authorize },
  // Most OAuth libraries ask without the last slash; the paths of the API need theirs.
  'GET /v2/auth/authorize': { name: 'authorize', handle: authorize },
  'POST /v2/auth/authorize/': { name: 'authorize', handle: decide },
  'POST /v2/oauth/token/': { name: 'token', handle: issueToken },
  'POST /v2/oauth/revoke/': { name: 'revoke', handle: revoke },
  'GET /v2/user/info/': { name: 'user_info', handle: userInfo },
  'POST /v2/video/list/': { name: 'video_list', handle: listVideos },
  'POST /v2/video/query/': { name: 'video_query', handle: queryVideos },
  'POST /v2/post/publish/creator_info/query/': { name: 'creator_info', handle: queryCreatorInfo },
  'POST /v2/post/publish/video/init/': { name: 'video_init', handle: initVideo },
  'POST /v2/post/publish/inbox/video/init/': { name: 'inbox_init', handle: initInboxVideo },
  'POST /v2/post/publish/content/init/': { name: 'photo_init', handle: initPhotos },
  'POST /v2/post/publish/status/fetch/': { name: 'status', handle: fetchStatus },
  'POST /v2/post/publish/cancel/': { name: 'cancel', handle: cancel },
  'PUT /video/': { name: 'upload', handle: uploadWithCors },
};

/** Headers by which the upload host lets browsers of other origins in, when that setting is on. */
const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'PUT',
  'Access-Control-Allow-Headers': 'Content-Type, Content-Range',
  'Access-Control-Expose-Headers': 'Content-Range',
  'Access-Control-Max-Age': '600',
};

async function uploadWithCors(world: World, request: SimulatorRequest): Promise<Answer> {
  const answer = await putChunk(world, request);
  return world.settings.uploadCors ? { ...answer, headers: { ...answer.headers, ...CORS } } : answer;
}

/** The endpoint of TikTok's that answers this method and path, trailing slash included. */
export function endpointFor(method: string, path: string): Endpoint | undefined {
  const key = `${method} ${path}`;
  return Object.hasOwn(ENDPOINTS, key) ? ENDPOINTS[key] : undefined;
}

interface PageContext {
  readonly world: World;
  readonly control: SimulatorControl;
  readonly controlOrigins: readonly string[];
}

/** Everything that is no endpoint of TikTok's API: pages, media, and the control. */
export async function servePage(context: PageContext, request: SimulatorRequest): Promise<Answer> {
  const { world } = context;
  const { method, path } = request;
  if (path.startsWith('/__control')) return serveGuarded(context, request);
  if (method === 'OPTIONS' && path === '/video/' && world.settings.uploadCors) return { status: 204, headers: CORS };
  if (method !== 'GET' && method !== 'HEAD') return text(404, 'Unsupported path(Janus)');
  if (path === '/') return redirect('/__control/');
  if (path === '/__assets/style.css')
    return {
      status: 200,
      headers: { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'no-cache' },
      body: STYLE,
    };
  if (path.startsWith('/__assets/avatar/')) return avatar(world, path.slice('/__assets/avatar/'.length));
  if (path.startsWith('/avatar/')) {
    // The URL of creator info lives for two hours.
    const expires = Number(request.query.get('x-expires') ?? 0) * 1000;
    return world.clock.now() < expires
      ? avatar(world, path.slice('/avatar/'.length))
      : text(403, 'This URL has expired.');
  }
  if (path.startsWith('/__media/')) return serveMedia(world, request);
  if (path.startsWith('/@')) return serveProfile(world, request);
  return text(404, 'Unsupported path(Janus)');
}

function avatar(world: World, file: string): Answer {
  const creator = world.creators.get(file.replace(/\.svg$/, ''));
  if (creator === undefined) return text(404, 'No such account.');
  return {
    status: 200,
    headers: {
      'Content-Type': 'image/svg+xml',
      'Cache-Control': 'no-cache',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
    body: avatarSvg(creator),
  };
}

async function serveGuarded(context: PageContext, request: SimulatorRequest): Promise<Answer> {
  const { origin } = request.headers;
  const allowed = origin !== undefined && context.controlOrigins.includes(origin);
  const refusal = controlRefusal(request, context.controlOrigins);
  if (refusal !== undefined) return json(403, { error: refusal });
  const answer = await controlAnswer(context, request);
  if (!allowed) return answer;
  const cors = {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Methods': 'GET, POST, PATCH, DELETE',
    'Access-Control-Allow-Headers': 'Content-Type',
    Vary: 'Origin',
  };
  return { ...answer, headers: { ...answer.headers, ...cors } };
}

async function controlAnswer({ control }: PageContext, request: SimulatorRequest): Promise<Answer> {
  if (request.method === 'OPTIONS') return { status: 204 };
  if (request.path === '/__control') return redirect('/__control/');
  if (request.path === '/__control/' && request.method === 'GET')
    return page(200, controlPage(control.state(), request.query.has('live')));
  if (request.path === '/__control/form' && request.method === 'POST') return submitControlForm(control, request);
  return serveControl(control, request);
}
