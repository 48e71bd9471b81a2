# The small site's data (Tests/TestSites/SmallSite.swift). R 4.2.2: Rscript describe.R > describe.txt
options(digits = 17)
note <- c(14, 15, 12, 16, 13, 17, 11, 12, 10, 14, 9, 13)
age <- c(8, 9, 8, 10, 9, 8, 9, 10, 8, 9, 10, 8)
arm <- rep(c("jardin", "temoin"), each = 6)
skew <- function(x) mean((x - mean(x))^3) / mean((x - mean(x))^2)^1.5
for (a in c("jardin", "temoin")) {
  x <- note[arm == a]
  cat(a, "mean", mean(x), "var", var(x), "skew", skew(x), "q10 q25 q50 q75", quantile(x, c(.1, .25, .5, .75)), "\n")
  w <- age[arm == a]
  m <- weighted.mean(x, w)
  cat(a, "weighted", m, cov.wt(cbind(x), w / sum(w))$cov, sum(w * (x - m)^3) / sum(w) / (sum(w * (x - m)^2) / sum(w))^1.5, "\n")
}
high <- note > 12
cat("jardin high", sum(high[arm == "jardin"]), prop.test(5, 6, correct = FALSE)$conf.int, binom.test(5, 6)$conf.int, "\n")
t <- table(arm, age)
print(t)
x <- suppressWarnings(chisq.test(t, correct = FALSE))
cat("chi", x$statistic, x$parameter, x$p.value, "fisher", fisher.test(t)$p.value, "expected", min(x$expected), "\n")
cat("V", sqrt(x$statistic / 12), "\n")
k <- suppressWarnings(ks.test(note[arm == "jardin"], note[arm == "temoin"]))
cat("ks", k$statistic, k$p.value, "\n")
ols <- lm(note ~ age)
cat("age", coef(summary(ols))["age", ], "\n")
anc <- lm(note ~ (arm == "jardin") + age)
p <- function(z) { X <- cbind(1, z, mean(age)); c(X %*% coef(anc), sqrt(X %*% vcov(anc) %*% t(X))) }
cat("adjusted", p(1), p(0), "\n")
g <- glm(high ~ age, family = binomial)
cat("logit age", coef(g)["age"], "ame", mean(dlogis(predict(g))) * coef(g)["age"], "\n")
s <- function(x) sqrt(((6 - 1) * var(x[arm == "jardin"]) + (6 - 1) * var(x[arm == "temoin"])) / 10)
d <- (mean(note[1:6]) - mean(note[7:12])) / s(note)
nct <- function(t, df) c(uniroot(function(l) pt(t, df, l) - .975, c(-10, 20), tol = 1e-12)$root, uniroot(function(l) pt(t, df, l) - .025, c(-10, 20), tol = 1e-12)$root)
cat("d", d, "noncentral", nct(d / sqrt(1/3), 10) * sqrt(1/3), "p", t.test(note[1:6], note[7:12], var.equal = TRUE)$p.value, "\n")
D <- (mean(note[1:6]) - mean(note[7:12])) / sd(note[7:12])
cat("Glass", D, "large", D + c(-1, 1) * qnorm(.975) * sqrt(1/3 + D^2 / 10), "noncentral", nct(D / sqrt(1/3), 5) * sqrt(1/3), "\n")
