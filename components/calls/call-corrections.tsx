import { useLocale, useTranslations } from "next-intl";
import { z } from "zod";
import { Accordion } from "@/components/ui/accordion";
import { isSettingGroup, type StoredCallSettings } from "@/lib/calls/domain/settings";
import { callSettingsSchema } from "@/lib/calls/schema";
import type { PublicCorrection } from "@/lib/calls/types";
import { formatInstant } from "@/lib/platform/format";
import { NoticeFiles } from "./notice-files";
import { SettingsSummary } from "./settings-summary";
import { TextDifference } from "./text-difference";

type Change = PublicCorrection["changes"][number];

const SETTINGS = "settings.";
const INSTANTS = ["opensAt", "closesAt"];

function SettingsChange({ change, group }: { change: Change; group: string }) {
  const t = useTranslations("calls.public");
  if (!isSettingGroup(group)) return null;
  const read = (value: unknown): StoredCallSettings => {
    const parsed = callSettingsSchema.safeParse(value);
    return parsed.success ? (parsed.data as StoredCallSettings) : {};
  };
  return (
    <div className="mt-1 grid gap-4 md:grid-cols-2">
      <div>
        <p className="text-small text-text-2">{t("before")}</p>
        <SettingsSummary group={group} settings={read(change.from)} />
      </div>
      <div>
        <p className="text-small text-text-2">{t("after")}</p>
        <SettingsSummary group={group} settings={read(change.to)} />
      </div>
    </div>
  );
}

const namedFiles = z.array(z.object({ id: z.string(), name: z.string(), sizeBytes: z.number(), sha256: z.string() }));

/** Files before and after; those taken out stay readable. */
function FilesChange({ change, callId }: { change: Change; callId: string }) {
  const t = useTranslations("calls.public");
  const read = (value: unknown) => namedFiles.safeParse(value).data ?? [];
  return (
    <div className="mt-1 grid gap-4 md:grid-cols-2">
      <div>
        <p className="mb-1 text-small text-text-2">{t("before")}</p>
        <NoticeFiles callId={callId} files={read(change.from)} />
      </div>
      <div>
        <p className="mb-1 text-small text-text-2">{t("after")}</p>
        <NoticeFiles callId={callId} files={read(change.to)} />
      </div>
    </div>
  );
}

function ChangeBody({ change, callId }: { change: Change; callId: string }) {
  const t = useTranslations("calls.public");
  const locale = useLocale();
  if (change.field === "noticeFiles") return <FilesChange change={change} callId={callId} />;
  if (change.field === "rulebookVersion")
    return <p>{t("rulebookChanged", { from: String(change.from), to: String(change.to) })}</p>;
  if (change.field.startsWith(SETTINGS))
    return <SettingsChange change={change} group={change.field.slice(SETTINGS.length)} />;
  const said = (value: unknown) =>
    INSTANTS.includes(change.field) ? formatInstant(String(value), locale) : String(value);
  return <TextDifference before={said(change.from)} after={said(change.to)} />;
}

/** C5: what one correction changed, old beside new. */
function CorrectionBody({ correction, callId }: { correction: PublicCorrection; callId: string }) {
  const t = useTranslations("calls.public");
  const fields = useTranslations("calls.fields");
  return (
    <div className="grid gap-4">
      <p className="text-text-2">{t("correctionReason", { reason: correction.reason })}</p>
      {correction.changes.map((change) => (
        <div key={change.field}>
          <p className="font-semibold">{fields.has(change.field) ? fields(change.field) : change.field}</p>
          <ChangeBody change={change} callId={callId} />
        </div>
      ))}
    </div>
  );
}

/** C5: every correction, numbered and dated, the latest first; the latest is open. */
export function CallCorrections({ corrections, callId }: { corrections: readonly PublicCorrection[]; callId: string }) {
  const t = useTranslations("calls.public");
  const locale = useLocale();
  if (corrections.length === 0) return null;
  return (
    <section id="corrections" aria-labelledby="corrections-title">
      <h2 id="corrections-title" className="mb-3 text-card">
        {t("corrections")}
      </h2>
      <Accordion
        items={corrections.map((correction) => ({
          key: correction.id,
          title: t("correctionTitle", { number: correction.number, at: formatInstant(correction.at, locale) }),
          content: <CorrectionBody correction={correction} callId={callId} />,
        }))}
      />
    </section>
  );
}
