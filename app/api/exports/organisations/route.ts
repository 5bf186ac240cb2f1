import { formatRegistrationNumber } from "@/lib/organisations/domain/registration-number";
import { exportOrganisations, REGISTRY_LIST } from "@/lib/organisations/queries/registry";
import { exportOrganisationsSchema } from "@/lib/organisations/schema";
import { formatDate } from "@/lib/platform/format";
import { translatorFor } from "@/lib/platform/i18n/translator";
import { parseListQuery } from "@/lib/platform/list-query";
import { createRoute } from "@/lib/platform/route";
import { tableDownload } from "@/lib/platform/table-download";

const COLUMNS = [
  "nameKo",
  "nameEn",
  "registrationNumber",
  "kind",
  "sizeClass",
  "lessor",
  "members",
  "createdAt",
] as const;

/** The registry as the list shows it, with a reason on record (L2). */
export const GET = createRoute({
  schema: exportOrganisationsSchema,
  run: async ({ actor, request }, { reason, format, locale }) => {
    const query = parseListQuery(Object.fromEntries(new URL(request.url).searchParams), REGISTRY_LIST);
    const found = await exportOrganisations(actor, query, reason);
    const t = await translatorFor(locale);
    const rows = found.map((row) => [
      row.nameKo,
      row.nameEn,
      formatRegistrationNumber(row.registrationNumber),
      t(`organisations.kinds.${row.kind}`),
      t(`organisations.sizes.${row.sizeClass}`),
      row.leasesGpusToGovernment ? "Y" : "N",
      row.memberCount,
      formatDate(row.createdAt, locale),
    ]);
    const columns = COLUMNS.map((key) => t(`organisations.registry.columns.${key}`));
    return tableDownload({ columns, rows }, t("organisations.csv.file"), format);
  },
});
