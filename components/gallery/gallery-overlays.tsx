"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ContextualHelp } from "@/components/ui/contextual-help";
import { Dialog } from "@/components/ui/dialog";
import { Tabs } from "@/components/ui/tabs";
import { showToast } from "@/components/ui/toast-store";
import { Tooltip } from "@/components/ui/tooltip";
import { refuse } from "@/lib/platform/outcome";
import { GallerySection } from "./gallery-section";

/** Dialogs, help, toasts, tabs. */
export function GalleryOverlays() {
  const t = useTranslations("gallery");
  return (
    <GallerySection title={t("overlays")}>
      <div className="flex flex-wrap items-center gap-2.5">
        <Dialog triggerLabel={t("openDialog")} title={t("dialogTitle")}>
          <p>{t("dialogBody")}</p>
        </Dialog>
        <ConfirmDialog
          triggerLabel={t("confirm")}
          title={t("confirmTitle")}
          description={t("confirmBody")}
          affected={[t("sampleTeam"), t("sampleTeam2"), t("sampleTeam3")]}
          confirmLabel={t("confirm")}
          reason={{ label: t("reason"), help: t("reasonHelp"), minimum: 5 }}
          action={async () => refuse("SAMPLE")}
          input={{}}
          refusalsNamespace="gallery"
        />
        <Button onClick={() => showToast({ title: t("toastText") })}>{t("toast")}</Button>
        <Tooltip content={t("help")}>
          <Button>{t("help")}</Button>
        </Tooltip>
        <span>
          {t("helpLabel")} <ContextualHelp label={t("helpLabel")}>{t("helpBody")}</ContextualHelp>
        </span>
      </div>
      <Tabs
        label={t("overlays")}
        tabs={[
          { key: "a", label: t("tabA"), content: t("tabABody") },
          { key: "b", label: t("tabB"), content: t("tabBBody") },
        ]}
      />
    </GallerySection>
  );
}
