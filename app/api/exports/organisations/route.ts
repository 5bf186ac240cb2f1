import { getTranslations } from "next-intl/server";
import { formatRegistrationNumber } from "@/lib/organisations/domain/registration-number";
import { exportOrganisations, REGISTRY_LIST } from "@/lib/organisations/queries/registry";
import { exportOrganisationsSchema } from "@/lib/organisations/schema";
import { parseListQuery } from "@/lib/platform/list-query";
import { createRoute } from "@/lib/platform/route";

/** RFC 4180; cells that a spreadsheet would take for a formula get a quote in front. */
const cell = (value: string): string => {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
};

/** The registry as the list shows it, with a reason on record (L2). */
export const GET = createRoute({
  schema: exportOrganisationsSchema,
  run: async ({ actor, request }, { reason }) => {
    const query = parseListQuery(Object.fromEntries(new URL(request.url).searchParams), REGISTRY_LIST);
    const rows = await exportOrganisations(actor, query, reason);
    const t = await getTranslations({ locale: "ko", namespace: "organisations" });
    const header = ["nameKo", "nameEn", "registrationNumber", "kind", "sizeClass", "lessor", "members", "createdAt"];
    const lines = rows.map((row) => [
      row.nameKo,
      row.nameEn,
      formatRegistrationNumber(row.registrationNumber),
      t(`kinds.${row.kind}`),
      t(`sizes.${row.sizeClass}`),
      row.leasesGpusToGovernment ? "Y" : "N",
      String(row.memberCount),
      row.createdAt.toISOString(),
    ]);
    const table = [header.map((key) => t(`registry.columns.${key}`)), ...lines];
    // The mark at the beginning lets spreadsheets read Korean as UTF-8.
    const body = `\uFEFF${table.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
    return new Response(body, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="organisations.csv"; filename*=UTF-8''${encodeURIComponent(`${t("csv.file")}.csv`)}`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  },
});
