/** A program's key as people see it: never the key itself. */
export type ApiKeyView = {
  id: string;
  name: string;
  ending: string;
  /** Of keys that several people look after. */
  createdBy?: string;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  state: "LIVE" | "REVOKED" | "EXPIRED";
};

/** Revoked stays revoked; the instant of expiry itself is too late. */
export const apiKeyState = (row: { revokedAt: Date | null; expiresAt: Date }, at: Date): ApiKeyView["state"] =>
  row.revokedAt ? "REVOKED" : row.expiresAt <= at ? "EXPIRED" : "LIVE";
