"use client";
import { useEffect } from "react";
import { useRouter } from "@/lib/platform/i18n/navigation";

const EVERY_MS = 8_000;
/** Ten minutes without a hand on the screen: then it rests, so that asking for news never keeps a left session signed in. */
const RESTS_AFTER = 75;

/** While something goes on that others bring forward, the page shows how far it is. What is typed stays. */
export function LiveRefresh() {
  const router = useRouter();
  useEffect(() => {
    let left = RESTS_AFTER;
    const wake = () => {
      left = RESTS_AFTER;
    };
    const timer = setInterval(() => {
      left -= 1;
      if (left > 0 && document.visibilityState === "visible") router.refresh();
    }, EVERY_MS);
    for (const event of ["pointerdown", "keydown"] as const) window.addEventListener(event, wake);
    return () => {
      clearInterval(timer);
      for (const event of ["pointerdown", "keydown"] as const) window.removeEventListener(event, wake);
    };
  }, [router]);
  return null;
}
