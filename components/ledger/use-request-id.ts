"use client";
import { useState } from "react";

/** L4: names what a form asks for while it is open, so that sending it again after a lost answer asks once. None where browsers know no ids. */
export function useRequestId(): { requestId?: string } {
  const [requestId] = useState(() => (typeof crypto.randomUUID === "function" ? crypto.randomUUID() : undefined));
  return requestId ? { requestId } : {};
}
