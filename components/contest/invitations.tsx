import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { titleIn } from "@/components/stages/names";
import { ActionButton } from "@/components/ui/action-button";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Progress } from "@/components/ui/progress";
import { StatusTag } from "@/components/ui/status-tag";
import { respondToInvitationAction } from "@/lib/contest/actions";
import { isBeforeClose } from "@/lib/contest/domain/voting-time";
import type { Invitation } from "@/lib/contest/types";
import { formatInstant } from "@/lib/platform/format";

type Standing = "over" | "declined" | "duplicate" | "waiting" | "soon" | "open" | "done";

function standingOf(invitation: Invitation, serverNow: Date): Standing {
  if (invitation.isDuplicate) return "duplicate";
  if (invitation.declinedAt) return "declined";
  if (invitation.state === "CLOSED" || !isBeforeClose(invitation.closesAt, serverNow)) return "over";
  if (!invitation.consentAt) return "waiting";
  if (invitation.state !== "OPEN") return "soon";
  return invitation.done >= invitation.votes ? "done" : "open";
}

const TONES = {
  over: "todo",
  declined: "stop",
  duplicate: "stop",
  waiting: "warn",
  soon: "doing",
  open: "doing",
  done: "done",
} as const;

async function Answer({ invitation, serverNow }: { invitation: Invitation; serverNow: Date }) {
  const t = await getTranslations("contest.invitation");
  const locale = await getLocale();
  const kept = invitation.keptUntil > serverNow;
  return (
    <ClientMessages namespaces={["contest"]}>
      <div className="flex flex-col gap-4">
        <p>{kept ? t("keptUntil", { until: formatInstant(invitation.keptUntil, locale) }) : t("keptNoMore")}</p>
        <ul className="list-disc pl-5">
          <li>{t("terms.blind")}</li>
          <li>{t("terms.kept")}</li>
          <li>{t("terms.fair")}</li>
          <li>{t("terms.free")}</li>
        </ul>
        <div className="flex flex-wrap gap-2.5">
          <ActionButton
            action={respondToInvitationAction}
            input={{ contestId: invitation.contestId, consent: true }}
            label={t("consent")}
            variant="primary"
            refusalsNamespace="contest"
            successMessage={t("consented")}
          />
          <ConfirmDialog
            triggerLabel={t("decline")}
            triggerVariant="secondary"
            title={t("declineTitle")}
            description={t("declineBody")}
            confirmLabel={t("decline")}
            action={respondToInvitationAction}
            input={{ contestId: invitation.contestId, consent: false }}
            refusalsNamespace="contest"
            successMessage={t("declined")}
          />
        </div>
      </div>
    </ClientMessages>
  );
}

async function Said({ invitation, standing }: { invitation: Invitation; standing: Exclude<Standing, "waiting"> }) {
  const t = await getTranslations("contest.invitation");
  return (
    <div className="flex flex-col items-start gap-4">
      {standing === "open" && invitation.done > 0 && (
        <div className="w-full">
          <Progress
            label={t("progress")}
            value={invitation.done}
            max={invitation.votes}
            valueText={t("progressText", { done: invitation.done, of: invitation.votes })}
          />
        </div>
      )}
      <p>{t(`said.${standing}`)}</p>
      {standing === "open" && (
        <ButtonLink href={`/contest/${invitation.contestId}`} variant="primary">
          {t(invitation.done > 0 ? "goOn" : "vote")}
        </ButtonLink>
      )}
    </div>
  );
}

/** X3: what a voter is invited to, and the answer to it. */
export async function Invitations({ invitations, serverNow }: { invitations: Invitation[]; serverNow: Date }) {
  const t = await getTranslations("contest");
  const locale = await getLocale();
  if (invitations.length === 0)
    return <EmptyState title={t("invitation.emptyTitle")}>{t("invitation.emptyBody")}</EmptyState>;
  return invitations.map((invitation) => {
    const standing = standingOf(invitation, serverNow);
    return (
      <Card
        key={invitation.contestId}
        title={titleIn(locale, invitation.stage)}
        hint={t("invitation.facts", {
          group: t(`groups.${invitation.group}`),
          votes: invitation.votes,
          until: formatInstant(invitation.closesAt, locale),
        })}
        status={<StatusTag tone={TONES[standing]}>{t(`invitation.standing.${standing}`)}</StatusTag>}
      >
        {standing === "waiting" ? (
          <Answer invitation={invitation} serverNow={serverNow} />
        ) : (
          <Said invitation={invitation} standing={standing} />
        )}
      </Card>
    );
  });
}
