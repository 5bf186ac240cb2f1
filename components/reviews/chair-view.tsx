import { useLocale, useTranslations } from "next-intl";
import { Stack } from "@/components/layout/stack";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { StatusTag } from "@/components/ui/status-tag";
import { reopenSheetAction } from "@/lib/reviews/actions";
import type { ChairPage } from "@/lib/reviews/types";
import { ChairFlags } from "./chair-flags";
import { CELL_TONES, leadIn } from "./names";

type Sheet = ChairPage["rows"][number]["sheets"][number];

function SheetLine({ sheet, lead, mayReopen }: { sheet: Sheet; lead: string; mayReopen: boolean }) {
  const t = useTranslations("reviews");
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 border-t border-line py-2 first:border-0">
      <span className="flex flex-wrap items-center gap-3">
        <b className="num">{t("seat", { no: sheet.seatNo })}</b>
        <StatusTag tone={CELL_TONES[sheet.state]}>{t(`panel.cells.${sheet.state}`)}</StatusTag>
        {sheet.revision > 1 ? (
          <span className="num text-small text-text-2">{t("chairPage.revision", { no: sheet.revision })}</span>
        ) : null}
      </span>
      {mayReopen && sheet.state === "SUBMITTED" && sheet.sheetId !== null ? (
        <ConfirmDialog
          triggerLabel={t("chairPage.reopen")}
          triggerVariant="secondary"
          triggerSize="compact"
          title={t("chairPage.reopenTitle")}
          description={t("chairPage.reopenBody")}
          affected={[`${lead} – ${t("seat", { no: sheet.seatNo })}`]}
          confirmLabel={t("chairPage.reopen")}
          reason={{ label: t("reason"), minimum: 10 }}
          action={reopenSheetAction}
          input={{ sheetId: sheet.sheetId, expectedVersion: sheet.version }}
          refusalsNamespace="reviews"
          successMessage={t("chairPage.reopened")}
        />
      ) : null}
    </li>
  );
}

/** S6: how far each seat is with each proposal, and the chair's one tool: opening a sheet again. */
export function ChairView({ page }: { page: ChairPage }) {
  const t = useTranslations("reviews");
  const locale = useLocale();
  return (
    <Stack>
      {page.rows.map((row) => (
        <Card key={row.proposalId} title={leadIn(locale, row)} hint={row.receiptNumber}>
          {row.closedToChair ? <p className="text-text-2">{t("chairPage.closed")}</p> : null}
          <ChairFlags flags={row.flags} />
          <ul>
            {row.sheets
              .filter(({ state }) => state !== "NONE")
              .map((sheet) => (
                <SheetLine key={sheet.seatNo} sheet={sheet} lead={leadIn(locale, row)} mayReopen={page.mayReopen} />
              ))}
          </ul>
        </Card>
      ))}
    </Stack>
  );
}
