"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonLook } from "./button-look";
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

/** Something looked at beside the page, without leaving it. Decisions use ConfirmDialog. */
export function Dialog({ triggerLabel, triggerVariant, triggerSize, title, description, footer, children }: Props) {
  const t = useTranslations("ui");
  return (
    <Base.Root>
      <Base.Trigger className={buttonLook(triggerVariant, triggerSize)}>{triggerLabel}</Base.Trigger>
      <Base.Portal>
        <Base.Backdrop className={BACKDROP} />
        <Base.Popup className={POPUP}>
          <Base.Title className={TITLE}>{title}</Base.Title>
          {description ? <Base.Description className="mt-1 text-text-2">{description}</Base.Description> : null}
          <div className="mt-4">{children}</div>
          <div className="mt-6 flex flex-wrap justify-end gap-2.5">
            {footer}
            <Base.Close className={buttonLook("secondary", "compact")}>{t("close")}</Base.Close>
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
