import { pdfResponse, renderPdf } from "@/lib/platform/pdf";
import { createRoute } from "@/lib/platform/route";
import { settlementDocument } from "@/lib/settlement/queries/settlement-document";
import { settlementDocumentSchema } from "@/lib/settlement/schema";

/** A submitted or approved statement as PDF, in the language asked for. */
export const GET = createRoute<typeof settlementDocumentSchema, { id: string }>({
  schema: settlementDocumentSchema,
  run: async ({ actor, params }, { locale }) => {
    const { document, issuedAt, number } = await settlementDocument(actor, params.id, locale);
    return pdfResponse(await renderPdf("minutes", document, issuedAt), number);
  },
});
