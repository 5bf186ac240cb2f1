"use client";
import { AlertDialog } from "@base-ui/react/alert-dialog";
import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useId, useRef, useState } from "react";
import type { Outcome } from "@/lib/platform/outcome";
import { Button } from "./button";
import { type ButtonSize, type ButtonVariant, buttonLook } from "./button-look";
import { BACKDROP, POPUP, TITLE } from "./dialog-look";
import { Notice } from "./notice";
import { useAction } from "./use-action";

type Reason = { label: string; help?: string | undefined; minimum?: number | undefined; name?: string | undefined };
type Props<I extends object> = {
  triggerLabel: string;
  triggerVariant?: ButtonVariant | undefined;
  triggerSize?: ButtonSize | undefined;
  triggerDisabled?: boolean | undefined;
  title: string;
  description?: ReactNode;
  affected?: readonly ReactNode[] | undefined;
  affectedLabel?: string | undefined;
  confirmLabel: string;
  tone?: "primary" | "danger" | undefined;
  reason?: Reason | undefined;
  action: (input: I) => Promise<Outcome<unknown>>;
  /** The action's input without the reason, which is added under `reason.name`. */
  input: object;
  refusalsNamespace?: string | undefined;
  successMessage?: string | undefined;
  redirectTo?: string | undefined;
  children?: ReactNode;
};

function ReasonField({ reason, value, onChange, invalid, field }: ReasonFieldProps) {
  const id = useId();
  const t = useTranslations("ui");
  const minimum = reason.minimum ?? 1;
  const described =
    [reason.help ? `${id}-help` : "", minimum > 1 ? `${id}-length` : "", invalid ? `${id}-error` : ""]
      .filter(Boolean)
      .join(" ") || undefined;
  return (
    <div className="mt-5">
      <label htmlFor={id} className="font-semibold">
        {reason.label}
      </label>
      {reason.help ? (
        <p id={`${id}-help`} className="text-small text-text-2">
          {reason.help}
        </p>
      ) : null}
      <textarea
        ref={field}
        id={id}
        rows={3}
        required
        value={value}
        aria-invalid={invalid || undefined}
        aria-describedby={described}
        onChange={(event) => onChange(event.target.value)}
        className="control mt-1.5"
      />
      {minimum > 1 ? (
        <p id={`${id}-length`} className="mt-1 text-small text-text-2">
          {t("form.counterMinimum", { count: value.trim().length, minimum })}
        </p>
      ) : null}
      {invalid ? (
        <p id={`${id}-error`} role="alert" className="mt-1 text-small text-danger">
          {t("reasonTooShort", { minimum })}
        </p>
      ) : null}
    </div>
  );
}
type ReasonFieldProps = {
  reason: Reason;
  value: string;
  onChange: (value: string) => void;
  invalid: boolean;
  field: RefObject<HTMLTextAreaElement | null>;
};

function Affected({ label, items }: { label: string; items: readonly ReactNode[] }) {
  return (
    <div className="mt-4 rounded-card border border-line bg-surface-2 px-4 py-3 text-small">
      <p className="font-semibold">{label}</p>
      <ul className="mt-1 max-h-48 list-disc overflow-auto pl-5">
        {items.map((item, index) => (
          <li key={typeof item === "string" ? item : index}>{item}</li>
        ))}
      </ul>
    </div>
  );
}

/** Asks before a decision: names everything affected, takes the reason, stays open and says why when refused. */
export function ConfirmDialog<I extends object>(props: Props<I>) {
  const { reason, affected, tone = "primary", action, input } = props;
  const t = useTranslations("ui");
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const { run, pending, problem, setProblem } = useAction(
    () => action({ ...input, ...(reason ? { [reason.name ?? "reason"]: text.trim() } : {}) } as I),
    props,
  );
  const short = reason !== undefined && text.trim().length < (reason.minimum ?? 1);
  const onConfirm = async () => {
    setTried(true);
    if (short) field.current?.focus();
    if (!short && (await run())) {
      setOpen(false);
      setText("");
      setTried(false);
    }
  };
  const onOpenChange = (next: boolean) => {
    setOpen(next);
    setProblem(null);
    setTried(false);
  };
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Trigger
        disabled={props.triggerDisabled}
        className={buttonLook(props.triggerVariant ?? (tone === "danger" ? "danger" : "primary"), props.triggerSize)}
      >
        {props.triggerLabel}
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={BACKDROP} />
        <AlertDialog.Popup className={POPUP}>
          <AlertDialog.Title className={TITLE}>{props.title}</AlertDialog.Title>
          {props.description ? (
            <AlertDialog.Description className="mt-1 text-text-2" render={<div />}>
              {props.description}
            </AlertDialog.Description>
          ) : null}
          {affected?.length ? <Affected label={props.affectedLabel ?? t("affected")} items={affected} /> : null}
          {props.children ? <div className="mt-4">{props.children}</div> : null}
          {reason ? (
            <ReasonField reason={reason} value={text} onChange={setText} invalid={tried && short} field={field} />
          ) : null}
          <div role="alert" className="mt-4 empty:hidden">
            {problem ? <Notice tone="danger">{problem}</Notice> : null}
          </div>
          <div className="mt-6 flex flex-wrap justify-end gap-2.5">
            <AlertDialog.Close className={buttonLook("secondary")}>{t("cancel")}</AlertDialog.Close>
            <Button variant={tone} pending={pending} onClick={() => void onConfirm()}>
              {props.confirmLabel}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
