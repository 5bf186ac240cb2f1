import type { ReactNode } from "react";

/** A named part of the gallery. */
export function GallerySection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <h2 className="text-section">{title}</h2>
      {children}
    </section>
  );
}
