"use client";
import { useEffect, useRef, useState } from "react";
import { usePathname } from "@/lib/platform/i18n/navigation";

export type SessionLeft = {
  expiresAt: Date;
  serverNow: Date;
  idleSeconds: number;
  absoluteExpiresAt?: Date | undefined;
  extend?: (() => Promise<unknown>) | undefined;
};
type Words = { left: string; extend: string; extendLabel: string; soon: string; ended: string };

const SOON_SECONDS = 120;
const clock = (seconds: number) =>
  `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;

/** Time until sign-out by the server's clock. Going to another page counts as activity, as it does on the server. */
export function SessionTimer({ session, words }: { session: SessionLeft; words: Words }) {
  const { expiresAt, serverNow, idleSeconds, absoluteExpiresAt, extend } = session;
  const [left, setLeft] = useState(() => Math.max(0, Math.floor((+expiresAt - +serverNow) / 1000)));
  const end = useRef(0);
  const limit = useRef(Number.POSITIVE_INFINITY);
  const pathname = usePathname();
  const seen = useRef(pathname);
  useEffect(() => {
    const offset = Date.now() - +serverNow;
    end.current = +expiresAt + offset;
    limit.current = absoluteExpiresAt ? +absoluteExpiresAt + offset : Number.POSITIVE_INFINITY;
  }, [expiresAt, serverNow, absoluteExpiresAt]);
  useEffect(() => {
    if (seen.current === pathname) return;
    seen.current = pathname;
    end.current = Math.max(end.current, Math.min(limit.current, Date.now() + idleSeconds * 1000));
  }, [pathname, idleSeconds]);
  useEffect(() => {
    const tick = () => setLeft(Math.max(0, Math.floor((end.current - Date.now()) / 1000)));
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, []);
  const onExtend = async () => {
    if (!extend) return;
    await extend();
    end.current = Math.min(limit.current, Date.now() + idleSeconds * 1000);
    setLeft(Math.floor((end.current - Date.now()) / 1000));
  };
  const soon = left <= SOON_SECONDS;
  return (
    <div className="flex items-center gap-1.5">
      <span className={soon ? "" : "hidden xl:inline"}>
        {words.left} <b className={`num font-semibold ${soon ? "text-danger" : "text-text"}`}>{clock(left)}</b>
      </span>
      {extend ? (
        <button
          type="button"
          aria-label={words.extendLabel}
          onClick={() => void onExtend()}
          className={`focus-ring min-h-11 rounded-control px-1.5 text-link underline underline-offset-4 ${soon ? "" : "hidden xl:block"}`}
        >
          {words.extend}
        </button>
      ) : null}
      <span role="status" className="sr-only">
        {left === 0 ? words.ended : soon ? words.soon : ""}
      </span>
      {left === 0 ? (
        <p className="fixed inset-x-0 top-0 z-50 bg-danger-tint px-4 py-3 text-center text-small whitespace-normal text-danger">
          {words.ended}
        </p>
      ) : null}
    </div>
  );
}
