import type { BrowserContext } from 'puppeteer-core';

/**
 * Links a simulated account over HTTP, as the consent page does for a user who allows it, and gives the browser the session.
 * Tests of connecting itself go through the popup.
 */
export async function linkAccount(context: BrowserContext, origin: string): Promise<void> {
  const begun = await ask(`${origin}/api/tiktok/connect?nonce=linked`);
  const consent = locationOf(begun);
  const page = await (await fetch(consent)).text();
  const form = new URLSearchParams(chosenIn(page));
  form.set('decision', 'allow');
  const decided = await ask(new URL('/v2/auth/authorize/', consent).href, { method: 'POST', body: form });
  const linked = await ask(locationOf(decided), { headers: { cookie: cookiesOf(begun).join('; ') } });
  if (!linked.ok) throw new Error(`The account was not linked: ${linked.status}`);
  for (const cookie of cookiesOf(linked)) {
    const [name = '', value = ''] = cookie.split(/=(.*)/s);
    await context.setCookie({ name, value, domain: new URL(origin).hostname, httpOnly: true, sameSite: 'Lax' });
  }
}

function ask(url: string, init: RequestInit = {}): Promise<Response> {
  return fetch(url, { ...init, redirect: 'manual' });
}

function locationOf(response: Response): string {
  const location = response.headers.get('location');
  if (!location) throw new Error(`${response.url} answered ${response.status} and leads nowhere`);
  return location;
}

/** What a form sends as it stands: hidden fields and what is checked. Names and values of the simulator need no escape. */
function chosenIn(page: string): [name: string, value: string][] {
  const inputs = [...page.matchAll(/<input\b[^>]*>/g)].map(([input]) => input);
  const sent = inputs.filter((input) => /type="hidden"|\schecked\b(?!.*\sdisabled\b)/.test(input));
  return sent.map((input) => [/name="([^"]*)"/.exec(input)?.[1] ?? '', /value="([^"]*)"/.exec(input)?.[1] ?? '']);
}

/** Names and values alone. */
function cookiesOf(response: Response): readonly string[] {
  return response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
}
