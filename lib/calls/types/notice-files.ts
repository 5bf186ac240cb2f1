/** C1: a file of the notice as everybody sees it. */
export type NoticeFile = { id: string; name: string; mediaType: string; sizeBytes: number; sha256: string };
