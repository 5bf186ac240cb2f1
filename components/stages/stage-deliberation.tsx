import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { DescriptionList } from "@/components/ui/description-list";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import type { StageDetail } from "@/lib/stages/types";

const TONES = { CARRIED: "done", REJECTED: "stop" } as const;

/** E3: the committee's word on the proposed result, which the approval cites; or the way to call it together. */
export async function StageDeliberationFacts({ stage }: { stage: StageDetail }) {
  const [t, sessions] = await Promise.all([getTranslations("stages.deliberation"), getTranslations("deliberation")]);
  const locale = await getLocale();
  const { deliberation: found, decision, may } = stage;
  if (!found)
    return decision?.status === "PROPOSED" && may.propose ? (
      <p className="mt-4">
        <ButtonLink size="compact" href="/deliberation/new">
          {t("convene")}
        </ButtonLink>
      </p>
    ) : null;
  const { motion, minutesSha256 } = found;
  return (
    <section className="mt-6" aria-label={t("title")} lang={locale}>
      <h3 className="mb-2 font-semibold">{t("title")}</h3>
      <DescriptionList
        items={[
          {
            term: t("session"),
            detail: (
              <TextLink href={`/deliberation/${found.sessionId}/items/${found.itemId}`}>
                {sessions("sessionTitle", { call: found.callCode, number: found.number })}
              </TextLink>
            ),
          },
          {
            term: t("outcome"),
            detail: motion ? (
              <span className="flex flex-wrap items-center gap-2">
                <StatusTag tone={TONES[motion.state]}>{sessions(`motion.states.${motion.state}`)}</StatusTag>
                {t("votes", { for: motion.for, against: motion.against, abstain: motion.abstain })}
              </span>
            ) : (
              sessions(`states.${found.state}`)
            ),
          },
          ...(minutesSha256
            ? [{ term: t("minutes"), detail: <code className="break-all text-small">{minutesSha256}</code> }]
            : []),
        ]}
      />
    </section>
  );
}
