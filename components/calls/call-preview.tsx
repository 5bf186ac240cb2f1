import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { TaskGroup, TaskItem } from "@/components/ui/task-list";
import type { CallSettings } from "@/lib/calls/domain/settings";
import type { CallEditor } from "@/lib/calls/types";
import { formatCount } from "@/lib/platform/format";
import { SettingsSummary } from "./settings-summary";

const GROUPS = {
  consortium: ["consortium", "people"],
  plan: ["technology", "goals", "impact", "performance", "openness"],
  resources: ["gpu", "data", "talent", "contribution"],
  documents: ["attachments", "consents"],
} as const;

/** Sections with a form of their own; the others are lists that grow with the consortium. */
const FORMS: ReadonlySet<string> = new Set([...GROUPS.plan, ...GROUPS.resources, "people"]);

/** The task list as an applicant would meet it: every section that is asked, in its group. */
export function PreviewTasks({ callId, settings }: { callId: string; settings: CallSettings }) {
  const t = useTranslations("callEditor.preview");
  const names = useTranslations("calls.sections");
  return (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group, groupIndex) => {
    const asked = GROUPS[group].flatMap((key) => settings.sections.find((section) => section.key === key) ?? []);
    if (asked.length === 0) return null;
    return (
      <TaskGroup key={group} title={`${groupIndex + 1}. ${t(`groups.${group}`)}`}>
        {asked.map(({ key, required, minChars, maxChars }, index) => (
          <TaskItem
            key={key}
            number={`${groupIndex + 1}-${index + 1}`}
            title={names.has(key) ? names(key) : key}
            href={FORMS.has(key) ? `/manage/calls/${callId}/preview/${key}` : undefined}
            hint={required ? undefined : t("optional")}
            detail={
              maxChars === undefined
                ? undefined
                : t("length", { min: formatCount(minChars ?? 0), max: formatCount(maxChars) })
            }
            status={{ tone: "todo", label: t("todo") }}
          />
        ))}
      </TaskGroup>
    );
  });
}

/** Files wanted, texts to agree to and conditions, as the sections will show them. */
export function PreviewDemands({ editor }: { editor: CallEditor }) {
  const t = useTranslations("callEditor.preview");
  const locale = useLocale();
  const { settings } = editor;
  return (
    <>
      <Card title={t("files")}>
        <SettingsSummary group="attachments" settings={settings} />
      </Card>
      <Card title={t("conditions")}>
        <SettingsSummary group="rules" settings={settings} />
      </Card>
      <Card title={t("consents")}>
        {settings.consents.length === 0 ? <p>{t("empty")}</p> : null}
        <div className="grid gap-4">
          {settings.consents.map((text) => (
            <div key={text.key}>
              <p className="font-semibold">{locale === "ko" ? text.titleKo : text.titleEn}</p>
              <p className="text-small text-text-2">{t("version", { version: text.version })}</p>
              <p className="mt-1 whitespace-pre-line">{locale === "ko" ? text.textKo : text.textEn}</p>
            </div>
          ))}
        </div>
      </Card>
    </>
  );
}
