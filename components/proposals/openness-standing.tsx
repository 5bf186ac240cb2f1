import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { Classification } from "@/lib/openness/domain/classify";
import { FRAMEWORK_CLASSES } from "@/lib/openness/domain/components";

/** D3: the class that is reached, and what the next one lacks. */
export function OpennessStanding({ standing, live = false }: { standing: Classification; live?: boolean }) {
  const t = useTranslations("openness");
  const p = useTranslations("proposals.openness");
  const next = FRAMEWORK_CLASSES.find((one) => !standing.progress[one].isMet);
  const names = (keys: readonly string[]) => keys.map((key) => t(`components.${key}`)).join(", ");
  const lacking = next ? standing.progress[next] : null;
  return (
    <Notice
      tone={standing.level === "CLOSED" ? "info" : "success"}
      title={p("planned", { level: t(`levels.${standing.level}`) })}
      {...(live ? { role: "status" as const } : {})}
    >
      {next && lacking ? (
        <>
          <p>
            {p("nextNeeds", { level: t(`classes.${next}`), count: lacking.missing.length + lacking.invalid.length })}
          </p>
          {lacking.missing.length > 0 ? (
            <p className="mt-1">
              <b>{t("missing")}</b> {names(lacking.missing)}
            </p>
          ) : null}
          {lacking.invalid.length > 0 ? (
            <p className="mt-1">
              <b>{t("invalid")}</b> {names(lacking.invalid)}
            </p>
          ) : null}
        </>
      ) : (
        <p>{p("nothingLacks")}</p>
      )}
    </Notice>
  );
}
