"use client";
import { type ReactNode, useEffect, useRef } from "react";
import { usePathname } from "@/lib/platform/i18n/navigation";

type Props = {
  summary: ReactNode;
  label?: string | undefined;
  className?: string;
  panelClassName?: string;
  children: ReactNode;
};

/** A native disclosure that also closes on Escape, on a click elsewhere and on going to another page. */
export function DisclosureMenu({ summary, label, className = "", panelClassName = "", children }: Props) {
  const details = useRef<HTMLDetailsElement>(null);
  const pathname = usePathname();
  useEffect(() => {
    if (pathname && details.current) details.current.open = false;
  }, [pathname]);
  useEffect(() => {
    const close = (event: Event) => {
      const element = details.current;
      if (!element?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== "Escape") return;
        element.open = false;
        element.querySelector("summary")?.focus();
      } else if (event.target instanceof Node && !element.contains(event.target)) element.open = false;
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("keydown", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("keydown", close);
    };
  }, []);
  return (
    <details ref={details} className={`relative ${className}`}>
      <summary
        aria-label={label}
        className="focus-ring flex min-h-11 list-none items-center gap-1.5 rounded-control px-2 whitespace-nowrap hover:bg-surface-2"
      >
        {summary}
      </summary>
      <div
        className={`absolute top-full right-0 z-40 mt-1 rounded-card border border-line bg-surface p-2 shadow-float ${panelClassName}`}
      >
        {children}
      </div>
    </details>
  );
}
