import { objectionDecisionLetter, objectionReceipt, ownFiledObjection } from "@/lib/objections/queries/letters";
import { letterSchema } from "@/lib/objections/schema";
import { now } from "@/lib/platform/clock";
import { pdfResponse, renderPdf } from "@/lib/platform/pdf";
import { createRoute } from "@/lib/platform/route";

/** S10: receipt and letter of decision as PDF, for the applicant, in the language asked for. */
export const GET = createRoute<typeof letterSchema, { id: string }>({
  schema: letterSchema,
  run: async ({ actor, params }, { kind, locale }) => {
    const own = await ownFiledObjection(actor, params.id, await now());
    const isReceipt = kind === "receipt";
    const letter = await (isReceipt ? objectionReceipt(own, locale) : objectionDecisionLetter(own, locale));
    const issuedAt = isReceipt ? own.objection.filedAt : (own.objection.decision?.decidedAt ?? own.objection.filedAt);
    return pdfResponse(await renderPdf("letter", letter, issuedAt), letter.number);
  },
});
