import { agreementDocument } from "@/lib/agreements/queries/document";
import { agreementDocumentSchema } from "@/lib/agreements/schema";
import { pdfResponse, renderPdf } from "@/lib/platform/pdf";
import { createRoute } from "@/lib/platform/route";

/** D4: one version of an agreement as PDF, in the language asked for. */
export const GET = createRoute<typeof agreementDocumentSchema, { id: string }>({
  schema: agreementDocumentSchema,
  run: async ({ actor, params }, { version, locale }) => {
    const { document, agreement } = await agreementDocument(actor, params.id, version, locale);
    const { shown, number } = agreement;
    const pdf = await renderPdf("minutes", document, shown.signedAt ?? shown.offeredAt ?? shown.draftedAt);
    return pdfResponse(pdf, `${number}-${shown.number}`);
  },
});
