"use client";
import { useTranslations } from "next-intl";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { Form } from "@/components/forms/form";
import { TextareaField } from "@/components/forms/textarea-field";
import { Button } from "@/components/ui/button";
import { addRemarkAction } from "@/lib/reviews/actions/workspace";
import type { ReadSection } from "@/lib/reviews/domain/reading";
import { addRemarkSchema } from "@/lib/reviews/schema/workspace";
import { type Passage, selectedPassage } from "./passages";
import { OthersRemarkItem, OwnRemarkItem } from "./remark-item";
import { useWork } from "./work-context";

function RemarkForm({ passage }: { passage: Passage }) {
  const t = useTranslations("workspace.remarks");
  const { work, compose } = useWork();
  return (
    <div className="rounded-control border border-line-strong bg-surface p-3" data-composer="">
      {passage.quote ? (
        <blockquote className="mb-2 border-l-3 border-warning-solid pl-2.5 text-small text-text-2">
          {passage.quote}
        </blockquote>
      ) : null}
      <Form
        schema={addRemarkSchema}
        action={addRemarkAction}
        defaultValues={{ assignmentId: work.assignmentId, ...passage, body: "", shared: false }}
        submitLabel={t("save")}
        submitVariant="secondary"
        refusalsNamespace="workspace"
        successMessage={t("saved")}
        onSuccess={() => compose(null)}
        secondary={
          <Button variant="ghost" onClick={() => compose(null)}>
            {t("cancel")}
          </Button>
        }
      >
        <TextareaField name="body" label={t("body")} rows={3} />
        {work.aside.mayShare ? <CheckboxField name="shared" label={t("shareNow")} optional /> : null}
      </Form>
    </div>
  );
}

/** Beside each section: remarks on its passages, one's own and those that colleagues share, and the way to a new one. */
export function SectionRemarks({ section, name }: { section: ReadSection; name: string }) {
  const t = useTranslations("workspace.remarks");
  const { work, composing, compose, open } = useWork();
  const own = work.aside.remarks.filter((remark) => remark.section === section);
  const others = work.aside.others.remarks.filter((remark) => remark.section === section);
  const running = work.call.phase === "IN_REVIEW";
  const begin = () => {
    const selected = selectedPassage();
    const quoted = selected?.section === section ? selected : null;
    compose({ section, quote: quoted?.quote ?? "", occurrence: quoted?.occurrence ?? 0 });
  };
  if (!running && own.length + others.length === 0) return null;
  return (
    <section aria-label={t("of", { section: name })} className="mt-4 grid gap-2 print:hidden">
      {own.length + others.length > 0 ? (
        <ul className="grid gap-2">
          {own.map((remark) => (
            <OwnRemarkItem key={remark.id} remark={remark} />
          ))}
          {others.map((remark) => (
            <OthersRemarkItem key={remark.id} remark={remark} />
          ))}
        </ul>
      ) : null}
      {composing?.section === section ? <RemarkForm key={composing.quote} passage={composing} /> : null}
      {running ? (
        <div className="flex flex-wrap gap-2">
          {/* Pressing must not take the selection away that the remark is about. */}
          <Button
            size="compact"
            variant="ghost"
            onPointerDown={(event) => event.preventDefault()}
            onClick={begin}
            aria-label={t("addOn", { section: name })}
          >
            {t("add")}
          </Button>
          <Button
            size="compact"
            variant="ghost"
            onClick={() => open("notes", section)}
            aria-label={t("noteOn", { section: name })}
          >
            {t("note")}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
