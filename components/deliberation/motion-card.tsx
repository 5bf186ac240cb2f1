import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { fullFigureText, nameIn, periodText } from "@/components/teams/words";
import { Accordion } from "@/components/ui/accordion";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { closeMotionAction, withdrawMotionAction } from "@/lib/deliberation/actions";
import { figureKey } from "@/lib/deliberation/domain/what-if";
import type { ItemView, MotionView } from "@/lib/deliberation/types";
import { formatInstant } from "@/lib/platform/format";
import { VoteButtons } from "./vote-buttons";
import { figureValue, motionTone } from "./words";

type Props = { item: ItemView; motion: MotionView };

/** One motion: what was put, who may still vote, and — once counted — the result by name. */
export async function MotionCard({ item, motion }: Props) {
  const [t, locale] = await Promise.all([getTranslations("deliberation.motion"), getLocale()]);
  const open = motion.state === "OPEN";
  return (
    <Card
      title={t("title", { number: motion.number })}
      status={<StatusTag tone={motionTone(motion.state)}>{t(`states.${motion.state}`)}</StatusTag>}
      hint={t("opened", { name: motion.openedBy, at: formatInstant(motion.openedAt, locale) })}
    >
      <div className="grid gap-4">
        <p className="prose-ko whitespace-pre-line text-lead">{motion.text}</p>
        <MotionFigures item={item} motion={motion} />
        {open ? <OpenMotion item={item} motion={motion} /> : <ClosedMotion motion={motion} />}
      </div>
    </Card>
  );
}

async function MotionFigures({ item, motion }: Props) {
  const [t, words, locale] = await Promise.all([
    getTranslations("deliberation.motion"),
    getTranslations("teams"),
    getLocale(),
  ]);
  const { figures } = motion;
  if (figures.length === 0) return null;
  const nameOf = (teamId: string) => {
    const team = item.teams.find((one) => one.teamId === teamId);
    return team ? nameIn(locale, team) : "–";
  };
  return (
    <Accordion
      items={[
        {
          key: "figures",
          title: t("figures", { count: figures.length, draft: motion.draftNo ?? 0 }),
          open: motion.state === "OPEN",
          content: (
            <Table
              caption={t("figuresCaption", { number: motion.number })}
              captionHidden
              rows={figures}
              rowKey={figureKey}
              columns={[
                { key: "team", header: words("name"), primary: true, render: (one) => nameOf(one.teamId) },
                { key: "resource", header: t("resource"), render: (one) => words(`resources.${one.resource}`) },
                { key: "period", header: words("periodHeader"), render: (one) => periodText(words, one.period) },
                {
                  key: "amount",
                  header: t("amount"),
                  align: "end",
                  render: (one) => fullFigureText(figureValue(one.resource, one.amount), locale),
                },
              ]}
            />
          ),
        },
      ]}
    />
  );
}

async function OpenMotion({ item, motion }: Props) {
  const t = await getTranslations("deliberation.motion");
  const { roll, may } = item;
  return (
    <ClientMessages namespaces={["deliberation"]}>
      <p>{t("voted", { voted: motion.voted, present: roll.present })}</p>
      {may.vote ? <VoteButtons motionId={motion.id} own={motion.ownVote} /> : null}
      {may.preside ? (
        <div className="flex flex-wrap gap-2.5 border-t border-line pt-4">
          <ConfirmDialog
            triggerLabel={t("close.button")}
            title={t("close.title", { number: motion.number })}
            description={t("close.description", { voted: motion.voted, present: roll.present, members: roll.members })}
            confirmLabel={t("close.button")}
            action={closeMotionAction}
            input={{ motionId: motion.id }}
            refusalsNamespace="deliberation"
            successMessage={t("close.done")}
          />
          <ConfirmDialog
            triggerLabel={t("withdraw.button")}
            triggerVariant="ghost"
            title={t("withdraw.title", { number: motion.number })}
            description={t("withdraw.description")}
            confirmLabel={t("withdraw.button")}
            tone="danger"
            reason={{ label: t("withdraw.reason"), minimum: 10 }}
            action={withdrawMotionAction}
            input={{ motionId: motion.id }}
            refusalsNamespace="deliberation"
            successMessage={t("withdraw.done")}
          />
        </div>
      ) : null}
    </ClientMessages>
  );
}

async function ClosedMotion({ motion }: { motion: MotionView }) {
  const [t, locale] = await Promise.all([getTranslations("deliberation.motion"), getLocale()]);
  const { count, votes } = motion;
  const closed = { name: motion.closedBy ?? "", at: motion.closedAt ? formatInstant(motion.closedAt, locale) : "" };
  if (!count || !votes) return <p>{t("withdrawn", { ...closed, reason: motion.closeReason ?? "" })}</p>;
  const silent = count.present - count.for - count.against - count.abstain;
  return (
    <>
      <p className="font-semibold">{t("count", { ...count, silent })}</p>
      <p className="text-small text-text-2">{t("closed", closed)}</p>
      <Table
        caption={t("votes")}
        rows={votes}
        rowKey={(vote) => vote.name}
        columns={[
          { key: "name", header: t("member"), primary: true, render: (vote) => vote.name },
          { key: "choice", header: t("choice"), render: (vote) => t(`choices.${vote.choice}`) },
        ]}
      />
    </>
  );
}
