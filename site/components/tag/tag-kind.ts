export type TagKind = "neutral" | "info" | "success" | "warning" | "error";
