/** Resource kinds a steward's role can be scoped to; they are no rows, their words are in messages. */
export const RESOURCE_SCOPES = ["GPU", "DATA", "TALENT"] as const;
