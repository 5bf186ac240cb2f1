"use client";
import { createContext, useContext } from "react";

const CloseDialog = createContext<(() => void) | null>(null);

export const CloseDialogProvider = CloseDialog.Provider;

/** Closes the dialog one stands in, if any: whoever has done what the dialog was for, so that what was said of it can be seen and heard. */
export const useCloseDialog = (): (() => void) | null => useContext(CloseDialog);
