/** Id of the form that posts the page as it was. */
export const conflictForm = "igen";
