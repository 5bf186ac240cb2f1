import { pdfResponse, renderPdf } from "@/lib/platform/pdf";
import { createRoute } from "@/lib/platform/route";
import { paymentStatement } from "@/lib/talent/queries/statement";
import { statementSchema } from "@/lib/talent/schema";

/** H3: statement of a released payment as PDF, in the language asked for. */
export const GET = createRoute<typeof statementSchema, { paymentId: string }>({
  schema: statementSchema,
  run: async ({ actor, params }, { locale }) => {
    const { document, issuedAt } = await paymentStatement(actor, params.paymentId, locale);
    return pdfResponse(await renderPdf("letter", document, issuedAt), document.number);
  },
});
