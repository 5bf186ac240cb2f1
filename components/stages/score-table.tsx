import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { formatInstantShort, formatScore } from "@/lib/platform/format";
import { computedGates, computedParts } from "@/lib/stages/domain/verification-plan";
import type { StageDetail, StageTeamRow } from "@/lib/stages/types";
import { nameIn } from "./names";
import { GateDialog, PartScoreDialog } from "./score-dialogs";

type Entry = { teamId: string; criterionKey: string; criterion: string; isGate: boolean };

/** One card a team: every cell of the plan, its value, its evidence, who entered it — and what is missing. */
export async function ScoreTable({ stage, team }: { stage: StageDetail; team: StageTeamRow }) {
  const t = await getTranslations("stages.scores");
  const locale = await getLocale();
  const { plan, scores } = stage;
  if (!scores) return null;
  const mayEnter = stage.may.enterScores && stage.state === "RUNNING" && team.status === "ACTIVE";
  const entries: Entry[] = [
    ...plan.gates.map((gate) => ({
      teamId: team.teamId,
      criterionKey: gate.key,
      criterion: nameIn(locale, gate),
      isGate: true,
    })),
    ...plan.parts.map((part) => ({
      teamId: team.teamId,
      criterionKey: part.key,
      criterion: nameIn(locale, part),
      isGate: false,
    })),
  ];
  const part = (entry: Entry) => scores.parts[entry.teamId]?.[entry.criterionKey];
  const gate = (entry: Entry) => scores.gates[entry.teamId]?.[entry.criterionKey];
  const teamName = nameIn(locale, team);
  const value = (entry: Entry) => {
    const gateCell = gate(entry);
    if (entry.isGate && gateCell)
      return (
        <StatusTag tone={gateCell.passed ? "done" : "stop"}>{gateCell.passed ? t("passed") : t("failed")}</StatusTag>
      );
    const partCell = part(entry);
    if (!entry.isGate && partCell)
      return <span className="num font-semibold">{formatScore(partCell.scoreHundredths)}</span>;
    return (
      <StatusTag tone={team.status === "ACTIVE" ? "warn" : "todo"}>
        {team.status === "ACTIVE" ? t("missing") : t("notNeeded")}
      </StatusTag>
    );
  };
  const cellOf = (entry: Entry) => (entry.isGate ? gate(entry) : part(entry));
  const computed = [...computedParts(plan), ...computedGates(plan)];
  const dialog = (entry: Entry) => {
    if (computed.includes(entry.criterionKey) || part(entry)?.isComputed)
      return <span className="text-small text-text-2">{t("computed")}</span>;
    const shared = {
      stageId: stage.id,
      teamId: team.teamId,
      teamName,
      criterion: entry.criterion,
      evidence: cellOf(entry)?.evidence ?? "",
    };
    // A saved cell comes back with another key: its dialog starts anew, closed and filled with what is on record.
    const key = `${entry.criterionKey}:${cellOf(entry)?.enteredAt.getTime() ?? 0}`;
    if (entry.isGate)
      return <GateDialog key={key} {...shared} gateKey={entry.criterionKey} passed={gate(entry)?.passed ?? null} />;
    const cell = part(entry);
    return (
      <PartScoreDialog
        key={key}
        {...shared}
        partKey={entry.criterionKey}
        points={cell ? cell.scoreHundredths / 100 : null}
      />
    );
  };
  return (
    <ClientMessages namespaces={["stages"]}>
      <Card
        title={teamName}
        status={team.status === "ACTIVE" ? undefined : <StatusTag tone="stop">{t(`left.${team.status}`)}</StatusTag>}
      >
        <Table
          caption={t("caption", { team: teamName })}
          captionHidden
          rows={entries}
          rowKey={(entry) => entry.criterionKey}
          columns={[
            { key: "criterion", header: t("criterion"), primary: true, render: (entry) => entry.criterion },
            { key: "value", header: t("value"), render: value },
            { key: "evidence", header: t("evidence"), render: (entry) => cellOf(entry)?.evidence ?? "–" },
            {
              key: "by",
              header: t("by"),
              render: (entry) => {
                const cell = cellOf(entry);
                return cell ? `${cell.enteredBy} · ${formatInstantShort(cell.enteredAt, locale)}` : "–";
              },
            },
            ...(mayEnter ? [{ key: "enter", header: t("enterHeader"), render: dialog }] : []),
          ]}
        />
      </Card>
    </ClientMessages>
  );
}
