import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import type { AgreementView } from "@/lib/agreements/types";

/** What a reader must know before the text: that it ended, that something waits, that it is not what counts. */
export function AgreementNotices({ agreement }: { agreement: AgreementView }) {
  const t = useTranslations("agreements");
  const { ended, shown, openId, versions, signable, may } = agreement;
  const open = versions.find(({ id }) => id === openId);
  const version = open ? t("versionName", { amendment: open.number }) : "";
  const inForce = versions.find(({ standing }) => standing === "IN_FORCE");
  const base = `/agreements/${agreement.id}`;
  return (
    <>
      {ended ? (
        <Notice tone="warning" title={t("page.endedTitle", { on: ended.on })}>
          {t("page.ended", { cause: ended.cause })}
        </Notice>
      ) : null}
      {open?.status === "OFFERED" ? (
        <Notice
          title={t("page.offeredTitle", { version })}
          actions={
            signable.length > 0 ? (
              <ButtonLink href={`${base}/sign`} variant="primary" size="compact">
                {t("page.sign")}
              </ButtonLink>
            ) : open.id === shown.id ? undefined : (
              <ButtonLink href={`${base}?version=${open.id}`} size="compact">
                {t("page.open")}
              </ButtonLink>
            )
          }
        >
          {t("page.offeredBody", { signed: open.signatures, left: open.parties - open.signatures })}
        </Notice>
      ) : null}
      {open?.status === "DRAFT" ? (
        <Notice
          title={t("page.draftTitle", { version })}
          actions={
            may.edit ? (
              <ButtonLink href={`${base}/draft`} variant="primary" size="compact">
                {t("page.edit")}
              </ButtonLink>
            ) : undefined
          }
        >
          {t("page.draftBody")}
        </Notice>
      ) : null}
      {inForce && shown.standing !== "IN_FORCE" ? (
        <Notice
          tone="warning"
          title={t("page.oldTitle")}
          actions={
            <ButtonLink href={base} size="compact">
              {t("page.current")}
            </ButtonLink>
          }
        >
          {t("page.oldBody", { standing: shown.standing })}
        </Notice>
      ) : null}
    </>
  );
}
