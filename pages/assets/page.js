/* Makes pages nicer where script runs; every page works without it. Chrome 64: no modules, no optional chaining. */
