import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "@/components/ui/action-button";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { acceptInvitationAction } from "@/lib/organisations/actions";
import type { InvitationForMe } from "@/lib/organisations/types";
import { formatInstant } from "@/lib/platform/format";

/** What an invitation offers, and the one answer; or why it cannot be used. */
export function InvitationAnswer({ invitation, token }: { invitation: InvitationForMe; token: string }) {
  const t = useTranslations("organisations");
  const locale = useLocale();
  const back = <ButtonLink href="/organisations">{t("invitation.back")}</ButtonLink>;
  if (!invitation.isForMe) {
    return (
      <Notice tone="warning" title={t("invitation.otherTitle")} actions={back}>
        {t("invitation.other", { email: invitation.emailHint })}
      </Notice>
    );
  }
  if (invitation.state !== "OPEN") {
    return (
      <Notice tone="warning" title={t("invitation.closedTitle")} actions={back}>
        {t(`invitation.${invitation.state}`)}
      </Notice>
    );
  }
  const organisation = locale === "ko" ? invitation.organisation.nameKo : invitation.organisation.nameEn;
  return (
    <div className="grid gap-5">
      <p className="text-lead">{t("invitation.body", { organisation, role: t(`roles.${invitation.role}`) })}</p>
      <p className="text-small text-text-2">
        {t("invitation.until", { expiresAt: formatInstant(invitation.expiresAt, locale) })}
      </p>
      <div>
        <ActionButton
          action={acceptInvitationAction}
          input={{ token }}
          label={t("invitation.accept")}
          variant="primary"
          refusalsNamespace="organisations"
          successMessage={t("invitation.accepted")}
          redirectTo={`/organisations/${invitation.organisation.id}`}
        />
      </div>
    </div>
  );
}
