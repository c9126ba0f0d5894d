/** Header that a page's script must set, which no form, image or link of another site can. Its value is the version. */
export const REQUEST_HEADER = 'x-share-to-tiktok';

/** What must be true of a request's sender. */
export type Demand =
  /** Anybody may ask: TikTok itself, or the browser that comes back from it. */
  | 'open'
  /** A page opened by the host's own page, or typed by the user. */
  | 'navigation'
  /** Reading, by a page of an accepted origin. */
  | 'read'
  /** Changing something, by a script of an accepted origin. */
  | 'change';

export interface SenderFacts {
  readonly fetchSite: string | null;
  readonly origin: string | null;
  readonly referrer: string | null;
  readonly version: string | null;
}

export function senderFacts({ headers }: Request): SenderFacts {
  return {
    fetchSite: headers.get('sec-fetch-site'),
    origin: headers.get('origin'),
    referrer: headers.get('referer'),
    version: headers.get(REQUEST_HEADER),
  };
}

/** Whether a request is accepted, by Fetch Metadata, by its origin and by the header that scripts alone can set. */
export function accepts(
  demand: Demand,
  sender: SenderFacts,
  own: { readonly publicOrigin: string; readonly allowedOrigins: readonly string[] },
): boolean {
  const { fetchSite, origin, version } = sender;
  const named = origin !== null && own.allowedOrigins.includes(origin);
  const originFits = origin === null || origin === own.publicOrigin || named;
  switch (demand) {
    case 'open':
      return true;
    case 'navigation':
      return fetchSite === null || fetchSite === 'same-origin' || fetchSite === 'none' || refersFromNamed(sender, own);
    case 'read':
      return originFits && (fetchSite === null || fetchSite === 'same-origin' || fetchSite === 'none' || named);
    case 'change':
      // A browser without Fetch Metadata still says the origin of whatever changes something.
      return (
        version === '1' && originFits && (fetchSite === null ? origin !== null : fetchSite === 'same-origin' || named)
      );
  }
}

/** Navigations carry no `Origin`, but a page of a named origin may open the popup. */
function refersFromNamed({ referrer }: SenderFacts, own: { readonly allowedOrigins: readonly string[] }): boolean {
  return referrer !== null && URL.canParse(referrer) && own.allowedOrigins.includes(new URL(referrer).origin);
}
