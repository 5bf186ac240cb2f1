import { AppError } from "@/lib/platform/errors";
import { invalidInput } from "@/lib/platform/failure";
import { createRoute } from "@/lib/platform/route";
import { saveSection } from "@/lib/proposals/commands/save-section";
import { isWrittenKey } from "@/lib/proposals/domain/drafts";
import { jsonText } from "@/lib/proposals/domain/stored";
import { saveSectionSchema } from "@/lib/proposals/schema";
import { sectionDraftSchemas } from "@/lib/proposals/schema/sections";

/** A7: autosave. A stable address, so that a tab left open over a deploy still saves; 409 with the other's version on a conflict. */
export const PUT = createRoute<typeof saveSectionSchema, { id: string; key: string }>({
  schema: saveSectionSchema,
  run: async ({ actor, receivedAt, params }, { version, content, settled }) => {
    const { id, key } = params;
    if (!isWrittenKey(key)) throw new AppError("NOT_FOUND", `section ${key}`);
    const draft = sectionDraftSchemas[key].safeParse(content);
    if (!draft.success) return invalidInput(draft.error);
    const outcome = await saveSection(
      actor,
      { proposalId: id, key, version, content: draft.data, settled },
      receivedAt,
    );
    if (!outcome.ok || outcome.data.outcome === "SAVED") return outcome;
    return new Response(jsonText({ ok: false, code: "CONFLICT", theirs: outcome.data.theirs }), {
      status: 409,
      headers: { "content-type": "application/json", "cache-control": "no-store" },
    });
  },
});
