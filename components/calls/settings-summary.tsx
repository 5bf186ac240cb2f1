import { useLocale, useTranslations } from "next-intl";
import type { CallSettings, SettingGroup, StoredCallSettings } from "@/lib/calls/domain/settings";
import { formatCount, formatDuration } from "@/lib/platform/format";

const HOUR_MS = 3_600_000;
type Lines = (settings: StoredCallSettings) => string[];

/** What a group of settings says, one line a rule: beside the editor, in corrections and for the preview. */
function useSettingsLines(): Record<SettingGroup, Lines> {
  const t = useTranslations("calls.summary");
  const names = useTranslations("calls.sections");
  const locale = useLocale();
  const inLocale = (ko: string, en: string) => (locale === "ko" ? ko : en);
  const needed = (yes: boolean) => t(yes ? "needed" : "notNeeded");
  const sections: Lines = ({ sections: rows, requiresGraduateUniversity, charactersPerPage }) => [
    ...(rows ?? []).map(({ key, required, minChars, maxChars }) => {
      const said = {
        name: names.has(key) ? names(key) : key,
        demand: t(`demand.${required ? "REQUIRED" : "OPTIONAL"}`),
      };
      if (maxChars === undefined) return t("section", said);
      return t("sectionLimit", { ...said, min: formatCount(minChars ?? 0), max: formatCount(maxChars) });
    }),
    ...(requiresGraduateUniversity === undefined
      ? []
      : [t("university", { needed: needed(requiresGraduateUniversity) })]),
    ...(charactersPerPage === undefined ? [] : [t("page", { count: formatCount(charactersPerPage) })]),
  ];
  const attachments: Lines = ({ attachments: rules }) =>
    rules === undefined
      ? []
      : [
          ...rules.wanted.map(({ nameKo, nameEn, required, maxFiles }) => {
            const demand = t(`demand.${required ? "REQUIRED" : "OPTIONAL"}`);
            return t("attachment", { name: inLocale(nameKo, nameEn), demand, count: maxFiles });
          }),
          t("other", { allowed: t(rules.allowOther ? "allowed" : "notAllowed") }),
          t("limits", { files: rules.maxFiles, one: rules.maxFileMegabytes, total: rules.maxTotalMegabytes }),
        ];
  const consents: Lines = ({ consents: texts }) =>
    texts === undefined
      ? []
      : texts.length === 0
        ? [t("noConsents")]
        : texts.map(({ titleKo, titleEn, version }) => t("consent", { title: inLocale(titleKo, titleEn), version }));
  const rules: Lines = ({ signaturesRequired, competing, reminderHours }) => [
    ...(signaturesRequired === undefined ? [] : [t("signatures", { needed: needed(signaturesRequired) })]),
    ...(competing === undefined
      ? []
      : (["organisations", "people"] as const).map((who) => t(who, { rule: t(`competing.${competing[who]}`) }))),
    ...(reminderHours === undefined
      ? []
      : [
          reminderHours.length === 0
            ? t("noReminders")
            : t("reminders", {
                list: reminderHours.map((hours) => formatDuration(hours * HOUR_MS, locale)).join(", "),
              }),
        ]),
  ];
  return { sections, attachments, consents, rules };
}

export function SettingsSummary({ group, settings }: { group: SettingGroup; settings: Partial<CallSettings> }) {
  const lines = useSettingsLines()[group](settings);
  return (
    <ul className="grid list-disc gap-1 pl-5 text-small">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
