import { AppError } from "@/lib/platform/errors";
import { pdfResponse, renderPdf } from "@/lib/platform/pdf";
import { createRoute } from "@/lib/platform/route";
import { LETTER_KINDS } from "@/lib/screening/domain/letter";
import { getLetter } from "@/lib/screening/queries/letter";
import { letterDocument } from "@/lib/screening/queries/letter-document";
import { letterSchema } from "@/lib/screening/schema";

/** A10: a letter about eligibility as PDF, made anew for whoever asks (on record, L2). */
export const GET = createRoute<typeof letterSchema, { id: string; kind: string }>({
  schema: letterSchema,
  run: async ({ actor, params }, { locale, request }) => {
    const kind = LETTER_KINDS.find((one) => one === params.kind);
    if (!kind) throw new AppError("NOT_FOUND", `letter ${params.kind}`);
    const letter = await getLetter(actor, params.id, kind, request);
    const pdf = await renderPdf("letter", await letterDocument(letter, locale), letter.at);
    return pdfResponse(pdf, letter.number);
  },
});
