"use client";
import { Popover } from "@base-ui/react/popover";
import { CircleHelp } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** A “?” that opens an explanation; by click or key, so that it works on a phone and for everybody. */
export function ContextualHelp({ label, children }: { label: string; children: ReactNode }) {
  const t = useTranslations("ui");
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={t("helpFor", { label })}
        className="focus-ring inline-grid size-8 place-items-center rounded-control align-middle text-text-2 hover:bg-surface-2"
      >
        <CircleHelp size={18} aria-hidden="true" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} className="z-50">
          <Popover.Popup className="max-w-[min(22rem,calc(100vw-2rem))] rounded-card border border-line bg-surface p-4 text-small text-text shadow-float outline-none">
            <Popover.Title className="font-bold">{label}</Popover.Title>
            <Popover.Description render={<div />} className="mt-1">
              {children}
            </Popover.Description>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
