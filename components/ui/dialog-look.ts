/** Shared looks of Dialog and ConfirmDialog: the bottom of the screen on phones, the middle elsewhere. */
export const BACKDROP =
  "fixed inset-0 z-50 bg-shade transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0";
export const POPUP =
  "fixed z-50 inset-x-0 bottom-0 max-h-[92dvh] overflow-auto rounded-t-card border border-line bg-surface p-5 text-text shadow-float outline-none md:inset-x-auto md:top-1/2 md:bottom-auto md:left-1/2 md:w-[560px] md:max-w-[calc(100vw-3rem)] md:-translate-x-1/2 md:-translate-y-1/2 md:rounded-card md:p-7";
export const TITLE = "text-card font-bold";
