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
# Newcombe's method 10 from the score intervals of prop.test.
shares <- list(c(56, 70, 48, 80), c(9, 10, 3, 10), c(10, 10, 0, 20), c(0, 10, 0, 10), c(441, 1050, 120, 300))
score <- function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE)$conf.int)
difference <- sapply(shares, function(s) {
  later <- s[1] / s[2]; earlier <- s[3] / s[4]; a <- score(s[1], s[2]); b <- score(s[3], s[4])
  sprintf('{"later": [%d, %d], "earlier": [%d, %d], "difference": %s, "low": %s, "high": %s}', s[1], s[2], s[3], s[4],
    number(later - earlier), number(later - earlier - sqrt((later - a[1])^2 + (b[2] - earlier)^2)),
    number(later - earlier + sqrt((a[2] - later)^2 + (earlier - b[1])^2)))
})
# How many chose 1 to 5, twice: means and Welch's interval by t.test.
scales <- list(list(c(1, 2, 3, 4, 5), c(9, 6, 3, 2, 1)), list(c(0, 5, 0, 5, 0), c(2, 0, 9, 0, 30)),
  list(c(1, 1, 1, 1, 1), c(5, 0, 5, 0, 0)), list(c(100, 200, 300, 50, 7), c(90, 210, 320, 60, 20)))
means <- sapply(scales, function(s) {
  earlier <- rep(1:5, s[[1]]); later <- rep(1:5, s[[2]]); one <- t.test(earlier); both <- t.test(later, earlier)
  sprintf('{"earlier": [%s], "later": [%s], "mean": %s, "low": %s, "high": %s, "difference": [%s, %s]}',
    paste(s[[1]], collapse = ", "), paste(s[[2]], collapse = ", "), number(mean(earlier)), number(one$conf.int[1]),
    number(one$conf.int[2]), number(both$conf.int[1]), number(both$conf.int[2]))
})
# Shares of groups by empirical Bayes: likeness by Kleinman's moments (weighted variances), then the beta posterior mean.
units <- list(list(c(8, 3, 40, 11), c(10, 12, 60, 30)), list(c(5, 5, 5), c(10, 10, 10)),
  list(c(0, 12, 30, 2, 9), c(11, 12, 45, 25, 18)), list(c(0, 10, 0), c(10, 10, 10)))
shrunk <- sapply(units, function(u) {
  x <- u[[1]]; n <- u[[2]]; w <- n / sum(n); p <- x / n; m <- sum(w * p); k <- sum(w * (1 - w))
  spread <- sum(w * (p - m)^2)
  chance <- m * (1 - m) * sum(w * (1 - w) / n)
  rho <- max(0, min(1, (spread - chance) / (m * (1 - m) * (k - sum(w * (1 - w) / n)))))
  shares <- if (rho == 0) rep(m, length(x)) else {
    size <- (1 - rho) / rho
    (x + m * size) / (n + size)
  }
  sprintf('{"counts": [%s], "people": [%s], "shrunk": [%s]}', paste(x, collapse = ", "), paste(n, collapse = ", "),
    paste(sapply(shares, number), collapse = ", "))
})
# The exact sign test: how many moved up and down.
moves <- list(c(12, 6), c(10, 10), c(0, 7), c(3, 30), c(480, 430), c(2000, 1200))
signs <- sapply(moves, function(m) sprintf('{"higher": %d, "lower": %d, "pValue": %s}', m[1], m[2],
  number(binom.test(m)$p.value)))
block <- function(name, rows) sprintf('  "%s": [\n    %s\n  ]', name, paste(rows, collapse = ",\n    "))
cat("{\n", paste(block("wilson", wilson), block("falseDiscovery", fdr), block("chiSquare", chi),
  block("shareDifference", difference), block("means", means), block("shrunk", shrunk),
  block("signs", signs), sep = ",\n"), "\n}\n", sep = "")
