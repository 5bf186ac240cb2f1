"use client";
import { useLocale, useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { CheckboxGroupField } from "@/components/forms/checkbox-group-field";
import { DateTimeField } from "@/components/forms/date-time-field";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { NumberField } from "@/components/forms/number-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { Dialog } from "@/components/ui/dialog";
import { castBallotAction, moveVoteAction, openVoteAction } from "@/lib/datasets/actions";
import { castBallotSchema, moveVoteSchema, openVoteSchema } from "@/lib/datasets/schema";
import type { BallotView, LotRow, RoundView } from "@/lib/datasets/types";
import { formatWonCompact } from "@/lib/platform/format";

/** T2: asks the teams for the order in which lots are bought. */
export function OpenVote({ lots }: { lots: readonly LotRow[] }) {
  const t = useTranslations("datasets");
  const locale = useLocale();
  return (
    <Dialog
      key={lots.length}
      triggerLabel={t("vote.open")}
      triggerSize="compact"
      title={t("vote.open")}
      description={t("vote.openBody")}
    >
      <Form
        schema={openVoteSchema}
        action={openVoteAction}
        defaultValues={{ lotIds: lots.map(({ id }) => id), pointsPerTeam: 100, closesAt: "" }}
        refusalsNamespace="datasets"
        submitLabel={t("vote.openSubmit")}
        successMessage={t("vote.opened")}
      >
        <CheckboxGroupField
          name="lotIds"
          label={t("lots.title")}
          options={lots.map((lot) => ({
            value: lot.id,
            label: lot.corpus,
            hint: `${t("lots.number", { number: lot.number })} · ${formatWonCompact(lot.estimatedWon, locale)}`,
          }))}
        />
        <NumberField name="pointsPerTeam" label={t("vote.points")} help={t("vote.pointsHelp")} />
        <DateTimeField name="closesAt" label={t("vote.closesAt")} />
      </Form>
    </Dialog>
  );
}

/** C3: one closing for everybody, moved with a reason. */
export function MoveVote({ round }: { round: RoundView }) {
  const t = useTranslations("datasets.vote");
  return (
    <Dialog key={round.version} triggerLabel={t("move")} triggerSize="compact" title={t("move")}>
      <Form
        schema={moveVoteSchema}
        action={moveVoteAction}
        defaultValues={{
          ...{ roundId: round.id, expectedVersion: round.version, reason: "" },
          closesAt: round.closesAt.toISOString(),
        }}
        refusalsNamespace="datasets"
        submitLabel={t("moveSubmit")}
        successMessage={t("moved")}
      >
        <HiddenField name="roundId" />
        <DateTimeField name="closesAt" label={t("closesAt")} />
        <TextareaField name="reason" label={t("reason")} help={t("moveReason")} minimum={10} rows={3} />
      </Form>
    </Dialog>
  );
}

/** How many of the team's points are distributed so far. */
function PointsGiven({ of }: { of: number }) {
  const t = useTranslations("datasets.vote");
  const points = useWatch<{ points: { points: number | null }[] }>({ name: "points" }) as { points: number | null }[];
  const given = points.reduce((sum, one) => sum + (one.points ?? 0), 0);
  return (
    <p role="status" className={given > of ? "font-semibold text-danger" : "font-semibold"}>
      {t("given", { points: of, given })}
    </p>
  );
}

type Ballot = { round: RoundView; ballot: BallotView | null; teamId: string };

/** T2: the team's points over the lots; changed as often as wished until the closing instant. */
export function BallotForm({ round, ballot, teamId }: Ballot) {
  const t = useTranslations("datasets");
  const locale = useLocale();
  const version = ballot?.version ?? 0;
  return (
    <Form
      key={version}
      schema={castBallotSchema}
      action={castBallotAction}
      defaultValues={{
        ...{ roundId: round.id, teamId, expectedVersion: version },
        points: round.lots.map(({ id }) => ({ lotId: id, points: ballot?.points[id] ?? null })),
      }}
      refusalsNamespace="datasets"
      submitLabel={t(ballot ? "vote.change" : "vote.cast")}
      successMessage={t("vote.done")}
    >
      <HiddenField name="roundId" />
      <HiddenField name="teamId" />
      <PointsGiven of={round.pointsPerTeam} />
      {round.lots.map((lot, index) => (
        <NumberField
          key={lot.id}
          name={`points.${index}.points`}
          label={`${lot.corpus} · ${lot.owner}`}
          help={t("vote.lotHelp", {
            number: lot.number,
            amount: formatWonCompact(lot.estimatedWon, locale),
            count: lot.wanting,
          })}
          unit={t("vote.unit")}
          optional
        />
      ))}
    </Form>
  );
}
