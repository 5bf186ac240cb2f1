import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/action-button";
import { Badge } from "@/components/ui/badge";
import type { Column } from "@/components/ui/column";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { removePanelMemberAction, setChairAction } from "@/lib/reviews/actions";
import type { PanelSeat } from "@/lib/reviews/types/panel";

type Props = { seats: readonly PanelSeat[]; turn: { panelId: string; expectedVersion: number } | null };

/** S2: who sits on the panel, who presides, how far each is. `turn` is there when the reader may change it. */
export function PanelMembers({ seats, turn }: Props) {
  const t = useTranslations("reviews");
  const columns: Column<PanelSeat>[] = [
    {
      key: "seat",
      header: t("panel.seatNo"),
      render: (seat) => <span className="num">{t("seat", { no: seat.seatNo })}</span>,
    },
    {
      key: "name",
      header: t("panel.member"),
      primary: true,
      render: (seat) => (
        <>
          {seat.name} {seat.isChair ? <Badge tone="primary">{t("chair")}</Badge> : null}
        </>
      ),
    },
    { key: "affiliation", header: t("panel.affiliation"), render: (seat) => seat.affiliation || "–" },
    {
      key: "pledge",
      header: t("panel.pledge"),
      render: (seat) => (
        <StatusTag tone={seat.pledged ? "done" : "todo"}>
          {t(seat.pledged ? "panel.pledged" : "panel.notPledged")}
        </StatusTag>
      ),
    },
    {
      key: "sheets",
      header: t("panel.sheets"),
      align: "end",
      render: (seat) => <span className="num">{`${seat.submitted}/${seat.assigned}`}</span>,
    },
  ];
  if (turn)
    columns.push({
      key: "actions",
      header: t("panel.actions"),
      render: (seat) => (
        <div className="flex flex-wrap gap-2">
          {seat.isChair ? null : (
            <ActionButton
              action={setChairAction}
              input={{ ...turn, memberId: seat.memberId }}
              label={t("panel.makeChair")}
              size="compact"
              refusalsNamespace="reviews"
              successMessage={t("panel.chairSet")}
            />
          )}
          <ConfirmDialog
            triggerLabel={t("panel.remove")}
            triggerVariant="ghost"
            triggerSize="compact"
            title={t("panel.removeTitle", { name: seat.name })}
            description={t("panel.removeBody", { count: seat.assigned })}
            confirmLabel={t("panel.remove")}
            tone="danger"
            reason={{ label: t("reason"), minimum: 10 }}
            action={removePanelMemberAction}
            input={{ ...turn, memberId: seat.memberId }}
            refusalsNamespace="reviews"
            successMessage={t("panel.removed")}
          />
        </div>
      ),
    });
  return (
    <Table
      caption={t("panel.members")}
      captionHidden
      columns={columns}
      rows={seats}
      rowKey={(seat) => seat.memberId}
      empty={<EmptyState title={t("panel.noMembers")}>{t("panel.noMembersBody")}</EmptyState>}
    />
  );
}
