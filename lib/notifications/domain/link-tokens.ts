const TOKEN_LINK = /(\/(?:reset|invitation|sign-up|organisations\/invitations)\/)[A-Za-z0-9_-]{16,}/g;

/** A mail without the tokens of its links: whoever may look after mails must not be able to use a reset or invitation meant for another. */
export const withoutLinkTokens = (text: string): string => text.replace(TOKEN_LINK, "$1…");
