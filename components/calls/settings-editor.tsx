import { useTranslations } from "next-intl";
import { Columns } from "@/components/layout/columns";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { TextLink } from "@/components/ui/text-link";
import { resetSettingsAction } from "@/lib/calls/actions";
import type { SettingGroup } from "@/lib/calls/domain/settings";
import type { CallEditor } from "@/lib/calls/types";
import { AttachmentSettingsForm } from "./attachment-settings-form";
import { ConsentSettingsForm } from "./consent-settings-form";
import { RuleSettingsForm } from "./rule-settings-form";
import { SectionSettingsForm } from "./section-settings-form";
import { SettingsSummary } from "./settings-summary";

const FORMS = {
  sections: SectionSettingsForm,
  attachments: AttachmentSettingsForm,
  consents: ConsentSettingsForm,
  rules: RuleSettingsForm,
} as const;

const REASON_LENGTH = 10;

/** What the rulebook says, whether the call goes its own way, and the way back. */
function DefaultCard({ editor, group }: { editor: CallEditor; group: SettingGroup }) {
  const t = useTranslations("callEditor");
  const { call } = editor;
  const own = call.ownSettings.includes(group);
  const announced = call.state !== "DRAFT";
  return (
    <Card
      title={t("default", { version: editor.rulebookVersion })}
      status={<Badge tone={own ? "primary" : "neutral"}>{t(own ? "own" : "following")}</Badge>}
    >
      <SettingsSummary group={group} settings={editor.rulebook.proposal} />
      {own && call.may.changeSettings ? (
        <div className="mt-4">
          <ConfirmDialog
            triggerLabel={t("reset")}
            triggerVariant="secondary"
            triggerSize="compact"
            title={t("resetTitle")}
            description={t("resetBody")}
            confirmLabel={t("reset")}
            action={resetSettingsAction}
            input={{ callId: call.id, expectedVersion: call.version, group, reason: "" }}
            reason={announced ? { label: t("reason"), help: t("reasonHelp"), minimum: REASON_LENGTH } : undefined}
            refusalsNamespace="callEditor"
            successMessage={t("resetDone")}
          />
        </div>
      ) : null}
    </Card>
  );
}

function RulebookCard({ editor }: { editor: CallEditor }) {
  const t = useTranslations("callEditor");
  const version = editor.rulebookVersion;
  return (
    <Card title={t("rulebook")}>
      <p>{t(editor.call.rulebookFrozenAt ? "rulebookFrozen" : "rulebookOpen", { version })}</p>
      <p className="mt-2">
        <TextLink href={`/manage/calls/${editor.call.id}/rulebook`}>{t("rulebookLink")}</TextLink>
      </p>
    </Card>
  );
}

/** One step of the editor: the form while it may change, what applies once it is fixed (P3). */
export function SettingsEditor({ editor, group }: { editor: CallEditor; group: SettingGroup }) {
  const t = useTranslations("callEditor");
  const { call, settings } = editor;
  const SettingsForm = FORMS[group];
  const target = { callId: call.id, version: call.version, announced: call.state !== "DRAFT" };
  return (
    <Columns
      aside={
        <>
          <DefaultCard editor={editor} group={group} />
          <RulebookCard editor={editor} />
        </>
      }
    >
      {call.may.changeSettings ? (
        <Card title={t(`titles.${group}`)}>
          <p className="mb-5 text-text-2">{t(`leads.${group}`)}</p>
          {/* A saved version is a new form: it begins with what now applies. */}
          <SettingsForm key={call.version} target={target} settings={settings} />
        </Card>
      ) : (
        <>
          {call.rulebookFrozenAt ? <Notice title={t("frozenTitle")}>{t("frozenBody")}</Notice> : null}
          <Card title={t("applies")}>
            <SettingsSummary group={group} settings={settings} />
          </Card>
        </>
      )}
    </Columns>
  );
}
