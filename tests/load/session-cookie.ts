import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";

type Client = { query(sql: string, values: unknown[]): Promise<unknown> };

/** A signed-in session made beside the application, so that a measurement need not load its modules. */
export async function createSessionCookie(client: Client, userId: string): Promise<{ name: string; value: string }> {
  const id = randomUUID();
  await client.query(
    `INSERT INTO "Session" (id, "userId", "idleExpiresAt", "absoluteExpiresAt", "secondFactorAt") VALUES ($1, $2, now() + interval '1 hour', now() + interval '1 hour', now())`,
    [id, userId],
  );
  return {
    name: "portal.session",
    value: await encode({ token: { sub: userId, sid: id }, secret: process.env.AUTH_SECRET ?? "" }),
  };
}
