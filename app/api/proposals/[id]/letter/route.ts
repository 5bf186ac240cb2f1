import { pdfResponse, renderPdf } from "@/lib/platform/pdf";
import { createRoute } from "@/lib/platform/route";
import { receiptFormatSchema } from "@/lib/proposals/schema";
import { getApplicantResult } from "@/lib/reviews/queries/get-applicant-result";
import { letterNumber, resultLetter } from "@/lib/reviews/queries/result-letter";

/** S8: the letter of result as PDF, in the language asked for; NOT_FOUND before publication, as the page is. */
export const GET = createRoute<typeof receiptFormatSchema, { id: string }>({
  schema: receiptFormatSchema,
  run: async ({ actor, params }, { locale }) => {
    const result = await getApplicantResult(actor, params.id);
    // The letter bears the date of publication, whenever it is fetched: the same letter each time.
    const pdf = await renderPdf("letter", await resultLetter(result, locale), result.call.publishedAt ?? new Date(0));
    return pdfResponse(pdf, letterNumber(result));
  },
});
