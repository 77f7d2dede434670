/** What a form posts when the person chose not to answer. */
export const skipValue = "vil_ikke_svare";
