import "server-only";
import { cache } from "react";
import { now } from "@/lib/platform/clock";
import { requireActor } from "@/lib/platform/session";
import { getDashboard } from "./queries";

/** Everybody signed in has a dashboard; what is on it depends on who they are. As of the database clock (C2). */
export const loadDashboard = cache(async () => getDashboard(await requireActor(), await now()));
