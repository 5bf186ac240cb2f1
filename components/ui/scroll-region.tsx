"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";

/** What may be wider than its place: only while it is, the keyboard can reach it and move it, and it has a name. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  const region = useRef<HTMLDivElement>(null);
  const [isWider, setWider] = useState(false);
  useEffect(() => {
    const element = region.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWider(element.scrollWidth > element.clientWidth));
    for (const one of [element, ...element.children]) observer.observe(one);
    return () => observer.disconnect();
  }, []);
  const reach = isWider ? { role: "group", "aria-label": label, tabIndex: 0 } : {};
  return (
    <div ref={region} className="md:overflow-x-auto print:overflow-visible" {...reach}>
      {children}
    </div>
  );
}
