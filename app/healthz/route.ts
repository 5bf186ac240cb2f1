export const dynamic = "force-dynamic";

/** The process answers. Says nothing about the database: a restart would not help that. */
export const GET = (): Response => Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
