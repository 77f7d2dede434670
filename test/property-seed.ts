import fc from "fast-check";

/**
 * Property tests try the same cases in every run, so that a change passes or fails by what it is. Other cases are tried
 * by `npm run fuzz`, which sets the seed; what it finds becomes an example in the test.
 */
const usual = 20_161_103;

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env["PROPERTY_SEED"] ?? usual) });
