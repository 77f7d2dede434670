/** Every test of the engine as one file: a mutant is then met in one process instead of ten. */
import.meta.glob(
  [
    "../../questionnaires/engine/*.test.ts",
    "../golden/{every-kind,instruments,live-slice,oracle,properties,risikoscreening}.test.ts",
  ],
  { eager: true },
);
