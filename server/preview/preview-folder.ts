import { resolve } from "node:path";

/** The folder that is previewed; the tool that starts the preview names it. */
export const previewFolder = (): string => resolve(process.env["QUESTIONNAIRES_DIR"] || "questionnaires");
