import { createHash } from "node:crypto";

/** Only the hash is kept: who reads the database cannot accept in another's place. */
export const invitationTokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");
