"use client";
import { Paperclip, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useController } from "react-hook-form";
import { buttonLook } from "@/components/ui/button-look";
import { Progress } from "@/components/ui/progress";
import { useRefusalText } from "@/components/ui/refusal-text";
import { formatBytes } from "@/lib/platform/format";
import { FieldError } from "./field-error";
import { describedBy, type FieldProps } from "./field-frame";
import { useField } from "./form-context";
import { Legend } from "./legend";
import { type UploadedFile, uploadFile } from "./upload";

type Props = FieldProps & {
  uploadHref: string;
  accept?: string | undefined;
  maxBytes?: number | undefined;
  refusalsNamespace?: string | undefined;
  onUploaded?: ((file: UploadedFile) => void) | undefined;
};

function Uploaded({ file, onRemove }: { file: UploadedFile; onRemove: () => void }) {
  const t = useTranslations("ui.form");
  return (
    <p className="mt-1.5 flex items-center gap-2 text-small">
      <Paperclip size={18} aria-hidden="true" className="flex-none text-text-2" />
      <span className="min-w-0">{file.name}</span>
      <span className="num flex-none text-text-2">{formatBytes(file.sizeBytes)}</span>
      <button
        type="button"
        aria-label={t("removeFile", { name: file.name })}
        onClick={onRemove}
        className="focus-ring grid size-11 place-items-center rounded-control text-text-2 hover:bg-surface-2"
      >
        <X size={18} aria-hidden="true" />
      </button>
    </p>
  );
}

/** One file, sent as soon as it is chosen, with its progress. */
export function FileField({
  name,
  disabled,
  uploadHref,
  accept,
  maxBytes,
  refusalsNamespace,
  onUploaded,
  ...frame
}: Props) {
  const t = useTranslations("ui.form");
  const { field } = useController({ name });
  const { id, error: schemaError } = useField(name);
  const refusalText = useRefusalText(refusalsNamespace);
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const [problem, setProblem] = useState<string>();
  const error = problem ?? schemaError;
  const file = field.value as UploadedFile | null;
  const send = async (chosen: File) => {
    setProblem(undefined);
    if (maxBytes !== undefined && chosen.size > maxBytes)
      return setProblem(t("fileTooLarge", { size: formatBytes(maxBytes) }));
    setSending({ name: chosen.name, share: 0 });
    const outcome = await uploadFile(uploadHref, chosen, (share) => setSending({ name: chosen.name, share }));
    setSending(null);
    if (!outcome.ok) return setProblem(outcome.code === "INTERNAL" ? t("uploadFailed") : refusalText(outcome));
    field.onChange(outcome.data);
    onUploaded?.(outcome.data);
  };
  return (
    <fieldset data-field className={error ? "border-l-4 border-danger pl-3.5" : ""}>
      <Legend id={id} {...frame} />
      <FieldError id={id} error={error} />
      {file ? (
        <Uploaded file={file} onRemove={() => field.onChange(null)} />
      ) : (
        <label
          className={`relative mt-1.5 has-focus-visible:outline-2 has-focus-visible:outline-focus ${buttonLook("secondary", "compact")}`}
        >
          <input
            id={id}
            ref={field.ref}
            type="file"
            accept={accept}
            disabled={disabled || sending !== null}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy(id, { help: frame.help, error })}
            className="absolute inset-0 w-full cursor-pointer opacity-0"
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              event.target.value = "";
              if (chosen) void send(chosen);
            }}
          />
          {t("chooseFile")}
        </label>
      )}
      <div role="status" className="mt-2 empty:hidden">
        {sending ? (
          <Progress label={t("uploading", { name: sending.name })} value={Math.round(sending.share * 100)} max={100} />
        ) : null}
        {file ? <span className="sr-only">{t("uploaded", { name: file.name })}</span> : null}
      </div>
    </fieldset>
  );
}
