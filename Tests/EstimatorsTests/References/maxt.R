# The adjusted p values of RomanoWolfTests.swift by Westfall and Young's step-down maxT: all 252 assignments of five rows out of
# ten, Welch's t. R with the Bioconductor package multtest. Run: Rscript maxt.R
suppressMessages(library(multtest))
outcomes <- rbind(
  c(12, 15, 11, 17, 14, 9, 8, 12, 7, 10),
  c(31, 40, 35, 33, 42, 30, 33, 29, 34, 28),
  c(5, 3, 8, 6, 4, 4, 7, 2, 5, 6),
  c(2.5, 4.5, 1.5, 6, 3.5, 1, 2, 3, 0.5, 2.5))
result <- mt.maxT(outcomes, c(1, 1, 1, 1, 1, 0, 0, 0, 0, 0), test = "t", side = "abs", B = 0)
result <- result[order(result$index), ]
cat(R.version.string, "multtest", as.character(packageVersion("multtest")), "\n")
print(result, digits = 17)
