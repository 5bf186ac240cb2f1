"use client";
import { useTranslations } from "next-intl";
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";

GlobalWorkerOptions.workerSrc = new URL("pdfjs-dist/build/pdf.worker.min.mjs", import.meta.url).toString();

const MAX_SCALE = 3;

/** Draws one page to the width of its box, sharp on every screen; a page asked for meanwhile takes its place. */
function usePage(document: PDFDocumentProxy | null, number: number, onFailed: () => void) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!document || !canvas.current) return;
    const target = canvas.current;
    let stop = () => {};
    let left = false;
    const draw = async () => {
      const page = await document.getPage(number);
      if (left) return;
      const width = target.parentElement?.clientWidth ?? 600;
      const natural = page.getViewport({ scale: 1 });
      const scale = Math.min(MAX_SCALE, (width / natural.width) * window.devicePixelRatio);
      const viewport = page.getViewport({ scale });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      const task = page.render({ canvas: target, viewport });
      stop = () => task.cancel();
      await task.promise;
    };
    draw().catch(() => {
      if (!left) onFailed();
    });
    return () => {
      left = true;
      stop();
    };
  }, [document, number, onFailed]);
  return canvas;
}

function useDocument(href: string) {
  const [document, setDocument] = useState<PDFDocumentProxy | null>(null);
  const [failed, setFailed] = useState(false);
  const [fail] = useState(() => () => setFailed(true));
  useEffect(() => {
    const task = getDocument({
      url: href,
      cMapUrl: "/api/pdf-data/cmaps/",
      standardFontDataUrl: "/api/pdf-data/standard_fonts/",
      enableXfa: false,
    });
    task.promise.then(setDocument, fail);
    return () => {
      task.destroy().catch(() => undefined); // it was on its way out anyway
    };
  }, [href, fail]);
  return { document, failed, fail };
}

/** Pages of a PDF, one at a time. */
export function PdfPages({ href, name }: { href: string; name: string }) {
  const t = useTranslations("attachments.viewer");
  const { document, failed, fail } = useDocument(href);
  const [page, setPage] = useState(1);
  const canvas = usePage(document, page, fail);
  if (failed) return <p role="alert">{t("failed")}</p>;
  const total = document?.numPages ?? 0;
  return (
    <div className="grid gap-3">
      {document ? (
        <div className="flex flex-wrap items-center gap-2">
          <Button size="compact" disabled={page <= 1} onClick={() => setPage(page - 1)}>
            {t("previous")}
          </Button>
          <Button size="compact" disabled={page >= total} onClick={() => setPage(page + 1)}>
            {t("next")}
          </Button>
          <p className="num text-small text-text-2" aria-live="polite">
            {t("page", { page, total })}
          </p>
        </div>
      ) : (
        <Skeleton height={360} label={t("loading")} />
      )}
      <div className="max-h-[65vh] overflow-auto rounded-control border border-line bg-surface-2">
        <canvas
          ref={canvas}
          role="img"
          aria-label={t("canvas", { name, page })}
          className="mx-auto h-auto max-w-full"
        />
      </div>
    </div>
  );
}
