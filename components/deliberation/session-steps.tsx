import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { ActionButton } from "@/components/ui/action-button";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import {
  cancelSessionAction,
  endSessionAction,
  openSessionAction,
  replyInvitationAction,
} from "@/lib/deliberation/actions";
import type { SessionView } from "@/lib/deliberation/types";
import { ChairDialog } from "./chair-dialog";
import { FinaliseForm } from "./finalise-form";

/** What this reader can do next, and nothing else. Every command decides again. */
export async function SessionSteps({ session }: { session: SessionView }) {
  const t = await getTranslations("deliberation.steps");
  const { may, state } = session;
  const replies = may.sit && state === "PLANNED";
  const begins = may.preside && state === "PLANNED";
  const ends = may.preside && state === "IN_SESSION";
  const delegates = may.convene && (state === "IN_SESSION" || state === "ENDED");
  const plans = may.convene && state === "PLANNED";
  if (!replies && !begins && !ends && !delegates && !may.sign) return null;
  return (
    <Card title={t("title")}>
      <ClientMessages namespaces={["deliberation"]}>
        <div className="grid gap-5">
          {replies ? <ReplyButtons session={session} /> : null}
          {begins ? <StepButton session={session} name="open" /> : null}
          {ends ? <StepButton session={session} name="end" /> : null}
          {may.sign ? (
            <FinaliseForm sessionId={session.id} version={session.version} remarks={session.remarks} />
          ) : null}
          {plans ? (
            <div className="flex flex-wrap gap-2.5">
              <ButtonLink href={`/deliberation/${session.id}/edit`}>{t("edit")}</ButtonLink>
              <ConfirmDialog
                triggerLabel={t("cancel.button")}
                triggerVariant="ghost"
                title={t("cancel.title", { number: session.number })}
                description={t("cancel.description")}
                affected={session.members.map((member) => member.name)}
                confirmLabel={t("cancel.button")}
                tone="danger"
                reason={{ label: t("reason"), minimum: 10 }}
                action={cancelSessionAction}
                input={{ sessionId: session.id, expectedVersion: session.version }}
                refusalsNamespace="deliberation"
                successMessage={t("cancel.done")}
              />
            </div>
          ) : null}
          {delegates ? (
            <ChairDialog
              sessionId={session.id}
              version={session.version}
              candidates={session.members
                .filter((member) => member.cameAt !== null && !member.isChair)
                .map(({ userId, name }) => ({ value: userId, label: name }))}
            />
          ) : null}
        </div>
      </ClientMessages>
    </Card>
  );
}

async function ReplyButtons({ session }: { session: SessionView }) {
  const t = await getTranslations("deliberation");
  const own = session.members.find((member) => member.isSelf)?.reply ?? "PENDING";
  return (
    <div>
      <p className="mb-2">{t(`reply.say.${own}`)}</p>
      <div className="flex flex-wrap gap-2.5">
        {(["ACCEPTED", "DECLINED"] as const)
          .filter((reply) => reply !== own)
          .map((reply) => (
            <ActionButton
              key={reply}
              action={replyInvitationAction}
              input={{ sessionId: session.id, reply }}
              label={t(`reply.buttons.${reply}`)}
              variant={reply === "ACCEPTED" ? "primary" : "secondary"}
              refusalsNamespace="deliberation"
              successMessage={t("reply.saved")}
            />
          ))}
      </div>
    </div>
  );
}

const ACTIONS = { open: openSessionAction, end: endSessionAction };

async function StepButton({ session, name }: { session: SessionView; name: "open" | "end" }) {
  const t = await getTranslations("deliberation.steps");
  const { roll, members } = session;
  return (
    <div>
      <p className="mb-2 text-small text-text-2">
        {t(`${name}.hint`, { present: roll.present, needed: roll.needed, members: roll.members })}
      </p>
      <ConfirmDialog
        triggerLabel={t(`${name}.button`)}
        title={t(`${name}.title`, { number: session.number })}
        description={t(`${name}.description`)}
        affected={members.filter((member) => member.present).map((member) => member.name)}
        affectedLabel={t("present")}
        confirmLabel={t(`${name}.button`)}
        action={ACTIONS[name]}
        input={{ sessionId: session.id, expectedVersion: session.version }}
        refusalsNamespace="deliberation"
        successMessage={t(`${name}.done`)}
      />
    </div>
  );
}
