"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { type ButtonSize, type ButtonVariant, buttonLook } from "./button-look";
import { CloseDialogProvider } from "./close-dialog";
import { BACKDROP, POPUP, TITLE } from "./dialog-look";

type Props = {
  triggerLabel: string;
  triggerVariant?: ButtonVariant | undefined;
  triggerSize?: ButtonSize | undefined;
  title: string;
  description?: ReactNode;
  footer?: ReactNode;
  children?: ReactNode;
};

/** Something looked at or filled in beside the page, without leaving it; a form in it closes it when it is done. Decisions use ConfirmDialog. */
export function Dialog({ triggerLabel, triggerVariant, triggerSize, title, description, footer, children }: Props) {
  const t = useTranslations("ui");
  const [open, setOpen] = useState(false);
  return (
    <Base.Root open={open} onOpenChange={setOpen}>
      <Base.Trigger className={buttonLook(triggerVariant, triggerSize)}>{triggerLabel}</Base.Trigger>
      <Base.Portal>
        <Base.Backdrop className={BACKDROP} />
        <Base.Popup className={POPUP}>
          <Base.Title className={TITLE}>{title}</Base.Title>
          {description ? <Base.Description className="mt-1 text-text-2">{description}</Base.Description> : null}
          <CloseDialogProvider value={() => setOpen(false)}>
            <div className="mt-4">{children}</div>
          </CloseDialogProvider>
          <div className="mt-6 flex flex-wrap justify-end gap-2.5">
            {footer}
            <Base.Close className={buttonLook("secondary", "compact")}>{t("close")}</Base.Close>
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
