# Writes statistics.json beside this file: what base R says, for our own functions to agree with.
# Rscript test/golden/statistics.R > test/golden/statistics.json
number <- function(x) format(x, digits = 17, trim = TRUE)
pairs <- list(c(0, 10), c(1, 10), c(5, 10), c(10, 10), c(3, 17), c(46, 100), c(441, 1050), c(999, 1000))
wilson <- sapply(pairs, function(p) {
  ci <- suppressWarnings(prop.test(p[1], p[2], correct = FALSE)$conf.int)
  sprintf('{"count": %d, "n": %d, "low": %s, "high": %s}', p[1], p[2], number(ci[1]), number(ci[2]))
})
ps <- list(c(0.01, 0.02, 0.03, 0.04, 0.05), c(0.9, 0.001, 0.04, 0.04, 0.5, 1), c(0.2), c(1e-12, 1, 0.3))
fdr <- sapply(ps, function(p) sprintf('{"p": [%s], "adjusted": [%s]}',
  paste(number(p), collapse = ", "), paste(sapply(p.adjust(p, "BH"), number), collapse = ", ")))
tables <- list(
  matrix(c(12, 5, 7, 9), 2), matrix(c(40, 30, 20, 10, 5, 50), 2), matrix(c(10, 20, 30, 10, 20, 30), 3),
  matrix(c(200, 1, 3, 190, 7, 250), 3), matrix(1:20, 4)
)
chi <- sapply(tables, function(m) {
  test <- suppressWarnings(chisq.test(m, correct = FALSE))
  rows <- paste(apply(m, 1, function(r) sprintf("[%s]", paste(r, collapse = ", "))), collapse = ", ")
  sprintf('{"table": [%s], "statistic": %s, "degreesOfFreedom": %d, "pValue": %s, "leastExpected": %s}', rows,
    number(unname(test$statistic)), as.integer(test$parameter), number(test$p.value), number(min(test$expected)))
})
block <- function(name, rows) sprintf('  "%s": [\n    %s\n  ]', name, paste(rows, collapse = ",\n    "))
cat("{\n", paste(block("wilson", wilson), block("falseDiscovery", fdr), block("chiSquare", chi), sep = ",\n"), "\n}\n", sep = "")
