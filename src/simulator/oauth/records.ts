/** What a creator allowed an app. */
export interface Grant {
  readonly clientKey: string;
  readonly creatorId: string;
  readonly openId: string;
  readonly scopes: readonly string[];
}

/** A checked authorize request that waits for the creator's choice. */
export interface AuthorizeRequest {
  readonly clientKey: string;
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly scopes: readonly string[];
  readonly codeChallenge: string | undefined;
  /** Whether the challenge must be hexadecimal; otherwise base64url counts as well. */
  readonly hexChallenge: boolean;
}

/** An issued authorization code. */
export interface AuthorizationCode {
  readonly grant: Grant;
  readonly redirectUri: string;
  readonly codeChallenge: string | undefined;
  readonly hexChallenge: boolean;
  readonly expiresAt: number;
}

/** An issued token; `expiresAt` in milliseconds. */
export interface IssuedToken {
  readonly grant: Grant;
  expiresAt: number;
}

/** Codes, tokens and grants. */
export class OAuthRecords {
  readonly tickets = new Map<string, AuthorizeRequest>();
  readonly codes = new Map<string, AuthorizationCode>();
  readonly accessTokens = new Map<string, IssuedToken>();
  readonly refreshTokens = new Map<string, IssuedToken>();

  /** The live grants, one for each refresh token that has not ended. */
  grants(now: number): readonly Grant[] {
    return [...this.refreshTokens.values()].filter((token) => token.expiresAt > now).map((token) => token.grant);
  }

  /** Ends every access token, or those of one creator. */
  expireAccessTokens(now: number, creatorId?: string): void {
    for (const token of this.accessTokens.values())
      if (creatorId === undefined || token.grant.creatorId === creatorId)
        token.expiresAt = Math.min(token.expiresAt, now);
  }

  /** Ends every refresh token, or those of one creator. */
  expireRefreshTokens(now: number, creatorId?: string): void {
    for (const token of this.refreshTokens.values())
      if (creatorId === undefined || token.grant.creatorId === creatorId)
        token.expiresAt = Math.min(token.expiresAt, now);
  }

  /** Forgets all that one creator allowed one app, and says whether there was anything. */
  remove(clientKey: string, creatorId: string): boolean {
    let removed = false;
    for (const tokens of [this.accessTokens, this.refreshTokens, this.codes])
      for (const [value, { grant }] of tokens)
        if (grant.clientKey === clientKey && grant.creatorId === creatorId) removed = tokens.delete(value) || removed;
    return removed;
  }

  clear(): void {
    this.tickets.clear();
    this.codes.clear();
    this.accessTokens.clear();
    this.refreshTokens.clear();
  }
}
