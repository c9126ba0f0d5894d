/** The directives of a Content Security Policy by their names. Of one that comes twice, browsers take the first. */
export function directivesOf(policy: string): ReadonlyMap<string, readonly string[]> {
  const directives = new Map<string, readonly string[]>();
  for (const directive of policy.split(/[;,]/)) {
    const [name = '', ...sources] = directive.trim().split(/\s+/);
    if (!directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  return directives;
}

/** Whether any other site may frame a page that comes with these headers; a policy wins over the older header. */
export function isFramable({ policy = '', frameOptions = '' }: FramingHeaders): boolean {
  const ancestors = directivesOf(policy).get('frame-ancestors');
  return ancestors
    ? ancestors.some((source) => /^(?:\*|https?:)$/i.test(source))
    : !/^(?:deny|sameorigin)$/i.test(frameOptions);
}

/** `Content-Security-Policy` and `X-Frame-Options`. */
export interface FramingHeaders {
  readonly policy?: string | undefined;
  readonly frameOptions?: string | undefined;
}
