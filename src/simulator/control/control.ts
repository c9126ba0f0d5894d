import { rm } from 'node:fs/promises';
import { checkFault } from '../fault-registry.js';
import type { Fault, FaultSpec } from '../faults.js';
import { PRIVACY_LEVELS, type Client, type ClientSeed, type Creator, type CreatorSeed, type Post } from '../model.js';
import { registrationProblem } from '../oauth/redirect-uris.js';
import { isRemovalReason, removeAuthorization } from '../posting/authorizations.js';
import { changePrivacy, postFromInbox } from '../posting/publishing.js';
import { abandonUploads } from '../posting/upload.js';
import { clientFrom, creatorFrom, privacyOptions } from '../seeds.js';
import type { Settings, World } from '../world.js';
import { describeWorld, type SimulatorState } from './describe.js';
import { checkMembers, checkWhole, CLIENT, CREATOR, PROCESSING, SCENARIO, SETTINGS } from './members.js';
import type { Scenario } from './scenario.js';

/** No time of the simulator's is later: identifiers and addresses write years in four digits. */
const LAST_TIME = Date.UTC(9999, 0);

/** Sees and changes everything in the simulator; the routes under `/__control/` do the same over HTTP. */
export class SimulatorControl {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** The whole state, without secrets. */
  state(): SimulatorState {
    return describeWorld(this.#world);
  }

  /** Chooses who is signed in to TikTok when the consent page opens. */
  setCurrentCreator(id: string): void {
    this.#creator(id);
    this.#world.currentCreator = id;
  }

  /** Adds a creator, or replaces the one with this id; throws a TypeError that names the member which is wrong. */
  addCreator(seed: CreatorSeed): void {
    this.#world.creators.set(seed.id, checkedCreator(seed));
  }

  /** Changes a creator; throws a TypeError for an unknown id or member, or a member that is wrong. */
  patchCreator(id: string, patch: Partial<CreatorSeed>): void {
    const creator = this.#creator(id);
    Object.assign(creator, checkedCreator({ ...creator, ...patch, id }));
  }

  /** Adds a client, or replaces the one with this key; throws a TypeError for a member that is wrong, or a redirect URI that could not be registered. */
  addClient(seed: ClientSeed): void {
    this.#world.clients.set(seed.key, checkedClient(seed));
  }

  /** Changes a client; throws a TypeError for an unknown key or member, a member that is wrong, or a redirect URI that could not be registered. */
  patchClient(key: string, patch: Partial<ClientSeed>): void {
    const client = this.#client(key);
    Object.assign(client, checkedClient({ ...client, ...patch, key }));
  }

  /** Changes settings; throws a TypeError for one that is unknown or wrong. */
  patchSettings(patch: Partial<Settings>): void {
    checkSettings(patch);
    const { settings } = this.#world;
    Object.assign(settings, structuredClone({ ...patch, processing: { ...settings.processing, ...patch.processing } }));
  }

  /** Moves the clock forward, and waits until everything that became due has been done; downloads go on meanwhile. */
  async advance(milliseconds: number): Promise<void> {
    if (!(Number.isFinite(milliseconds) && milliseconds >= 0)) throw new TypeError('ms must be a number, 0 or more');
    if (this.#world.clock.now() + milliseconds > LAST_TIME) throw new TypeError('ms leads beyond the year 9998');
    this.#world.clock.advance(milliseconds);
    await this.#worked();
  }

  /** Waits until no download, media check or webhook delivery is under way and no timer is due. */
  async settled(): Promise<void> {
    do {
      await this.#world.pulls.idle();
      await this.#worked();
    } while (this.#world.pulls.busy);
  }

  /** Adds a fault; throws a TypeError that names the member which is wrong. */
  addFault(spec: FaultSpec): Fault {
    return this.#world.faults.add(spec);
  }

  removeFault(id: number): boolean {
    return this.#world.faults.remove(id);
  }

  clearFaults(): void {
    this.#world.faults.clear();
  }

  clearRequests(): void {
    this.#world.requests.length = 0;
  }

  /** Ends the access tokens of one creator, or of all. */
  expireAccessTokens(creatorId?: string): void {
    this.#world.oauth.expireAccessTokens(this.#world.clock.now(), creatorId);
  }

  /** Ends the refresh tokens of one creator, or of all. */
  expireRefreshTokens(creatorId?: string): void {
    this.#world.oauth.expireRefreshTokens(this.#world.clock.now(), creatorId);
  }

  /** Lets a creator remove an app, or ends their account; says whether it was linked. Throws a TypeError for an unknown reason. */
  removeAuthorization(clientKey: string, creatorId: string, reason: number = 1): boolean {
    if (!isRemovalReason(reason)) throw new TypeError('reason must be a whole number from 0 to 5');
    return removeAuthorization(this.#world, clientKey, creatorId, reason);
  }

  /** Lets the creator change who sees a published post; false when it is not published. Throws a TypeError for an unknown level. */
  setPostPrivacy(publishId: string, privacyLevel: string): boolean {
    const post = this.#world.posts.get(publishId);
    return post !== undefined && changePrivacy(this.#world, post, this.#level(post, privacyLevel));
  }

  /** Lets the creator post an inbox draft; false when it does not wait there. Throws a TypeError for an unknown level. */
  postDraft(publishId: string, privacyLevel: string = 'PUBLIC_TO_EVERYONE'): boolean {
    const post = this.#world.posts.get(publishId);
    return post !== undefined && postFromInbox(this.#world, post, this.#level(post, privacyLevel));
  }

  #level({ creatorId }: Post, privacyLevel: string): string {
    const creator = this.#world.creators.get(creatorId);
    const levels: readonly string[] = [...PRIVACY_LEVELS, ...(creator ? privacyOptions(creator) : [])];
    if (levels.includes(privacyLevel)) return privacyLevel;
    throw new TypeError(`privacy_level is unknown: ${privacyLevel}`);
  }

  /** Delivers a webhook once more; false when there is none with this id. */
  repeatWebhook(id: number): boolean {
    return this.#world.webhooks.repeat(id);
  }

  /** Back to the seeds and settings of the start, with no post, token, fault or request; the clock keeps its time. */
  async reset(): Promise<void> {
    const world = this.#world;
    world.clock.clear();
    await abandonUploads(world);
    const posts = [...world.posts.values()];
    world.posts.clear();
    for (const { download } of posts) download.abort();
    await world.pulls.idle();
    const paths = posts.flatMap((post) => post.files.map(({ path }) => path));
    world.uploads.clear();
    world.oauth.clear();
    world.faults.clear();
    world.requests.length = 0;
    world.rateLimits.clear();
    world.postsOfDay.clear();
    world.webhooks.clear();
    seed(world);
    await Promise.all(paths.map((path) => rm(path, { force: true })));
  }

  /** Loads a set-up; throws a TypeError that names what is wrong in it, before anything is changed where it can be told by then. */
  async load(scenario: Scenario): Promise<void> {
    checkMembers(SCENARIO, scenario, 'scenario');
    checkSettings(scenario.settings ?? {});
    for (const creator of scenario.creators ?? []) checkMembers(CREATOR, creator, 'creator');
    for (const client of scenario.clients ?? []) checkMembers(CLIENT, client, 'client');
    for (const fault of scenario.faults ?? []) checkFault(fault);
    if (scenario.reset !== false) await this.reset();
    if (scenario.settings !== undefined) this.patchSettings(scenario.settings);
    for (const creator of scenario.creators ?? []) {
      if (this.#world.creators.has(creator.id)) this.patchCreator(creator.id, creator);
      else this.addCreator(creator);
    }
    for (const client of scenario.clients ?? []) {
      if (this.#world.clients.has(client.key)) this.patchClient(client.key, client);
      else this.addClient(client);
    }
    for (const fault of scenario.faults ?? []) this.addFault(fault);
    if (scenario.currentCreator !== undefined) this.setCurrentCreator(scenario.currentCreator);
  }

  async #worked(): Promise<void> {
    do await this.#world.work.idle();
    while (this.#world.clock.runDue() > 0 || this.#world.work.busy);
  }

  #creator(id: string): Creator {
    const creator = this.#world.creators.get(id);
    if (creator === undefined) throw new TypeError(`there is no creator "${id}"`);
    return creator;
  }

  #client(key: string): Client {
    const client = this.#world.clients.get(key);
    if (client === undefined) throw new TypeError(`there is no client "${key}"`);
    return client;
  }
}

/** Fills the world with its seeds and its first settings. */
export function seed(world: World): void {
  // In place, because readers of the settings hold the object.
  Object.assign(world.settings, structuredClone(world.seeds.settings));
  world.clients.clear();
  world.creators.clear();
  for (const client of world.seeds.clients) world.clients.set(client.key, checkedClient(client));
  for (const creator of world.seeds.creators) world.creators.set(creator.id, checkedCreator(creator));
  world.currentCreator = world.seeds.creators[0]?.id ?? '';
}

function checkedCreator(seed: CreatorSeed): Creator {
  const creator = creatorFrom(seed);
  checkWhole(CREATOR, creator, 'creator');
  return Object.assign(creator, {
    block: creator.block ?? undefined,
    privacyLevelOptions: creator.privacyLevelOptions ?? undefined,
  });
}

function checkedClient(seed: ClientSeed): Client {
  const client = clientFrom(seed);
  checkWhole(CLIENT, client, 'client');
  Object.assign(client, {
    webhookUrl: client.webhookUrl ?? undefined,
    activeUserCap: client.activeUserCap ?? undefined,
  });
  const problem = registrationProblem(client);
  if (problem !== undefined) throw new TypeError(problem);
  return client;
}

/** Throws a TypeError that names the setting which is unknown or wrong. */
export function checkSettings(settings: Partial<Settings>): void {
  checkMembers(SETTINGS, settings, 'settings');
  checkMembers(PROCESSING, settings.processing ?? {}, 'settings.processing');
}
