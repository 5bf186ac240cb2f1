import { getMinutes, minutesDocument } from "@/lib/deliberation/queries/minutes-document";
import { minutesFormatSchema } from "@/lib/deliberation/schema";
import { pdfResponse, renderPdf } from "@/lib/platform/pdf";
import { createRoute } from "@/lib/platform/route";

/** D1: the minutes as PDF, in the language asked for. */
export const GET = createRoute<typeof minutesFormatSchema, { id: string }>({
  schema: minutesFormatSchema,
  run: async ({ actor, params }, { locale }) => {
    const minutes = await getMinutes(actor, params.id);
    const pdf = await renderPdf("minutes", await minutesDocument(minutes, locale), minutes.at);
    return pdfResponse(pdf, `minutes-${minutes.minutes.callCode}-${minutes.minutes.number}`);
  },
});
