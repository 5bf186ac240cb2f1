"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";

// The reader of PDF is a large library: it is fetched when somebody opens a preview.
const PdfPages = dynamic(() => import("./pdf-pages").then((module) => module.PdfPages), {
  ssr: false,
  loading: () => <Skeleton height={360} />,
});

const IMAGES = ["image/png", "image/jpeg"];
export const isPreviewable = (mediaType: string): boolean =>
  mediaType === "application/pdf" || IMAGES.includes(mediaType);

/** A6: a PDF or an image, looked at without leaving the page and without any program. */
export function FilePreview({ href, name, mediaType }: { href: string; name: string; mediaType: string }) {
  const t = useTranslations("attachments");
  return (
    <Dialog triggerLabel={t("preview")} triggerSize="compact" title={name}>
      {mediaType === "application/pdf" ? (
        <PdfPages href={href} name={name} />
      ) : (
        <img src={href} alt={name} className="mx-auto max-h-[70vh] max-w-full" />
      )}
    </Dialog>
  );
}
