import { readiness } from "@/lib/platform/health";

export const dynamic = "force-dynamic";

/** Whether to send people here: database, migrations, storage. 503 takes this process out of the rotation. */
export async function GET(): Promise<Response> {
  const state = await readiness();
  return Response.json(state, { status: state.ready ? 200 : 503, headers: { "cache-control": "no-store" } });
}
