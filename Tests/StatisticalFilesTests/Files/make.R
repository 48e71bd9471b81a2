# Makes haven-*.dta and haven-*.sav: R 4.2.2, haven 2.5.1. Rscript make.R
library(haven)
n <- 5
data <- data.frame(
  id = c("a1", "a2", "", "é\u0153€", "a5"),
  commune = labelled(c(1, 2, 1, NA, 3), c("Évry" = 1, "L’Haÿ" = 2, "Nord" = 3), label = "Commune de résidence"),
  revenu = labelled(c(1200.5, NA, tagged_na("a"), tagged_na("z"), 0.1), c("refus" = tagged_na("a"))),
  jour = as.Date(c("2021-03-04", "1960-01-01", "1900-02-28", NA, "9999-12-31")),
  moment = as.POSIXct(c("2021-03-04 10:30:15", "1960-01-01 00:00:00", "1999-12-31 23:59:59", NA, "2024-02-29 00:00:01"), tz = "UTC"),
  entier = c(1L, -5L, 2000000000L, NA, 0L),
  stringsAsFactors = FALSE)
attr(data$id, "label") <- "Identifiant"
for (version in c(8, 12, 13, 14, 15)) write_dta(data, sprintf("haven-%d.dta", version), version = version)
spss <- data
spss$revenu <- labelled_spss(c(1200.5, NA, -9, -8, 0.1), c("refus" = -9), na_range = c(-9, -8))
spss$sexe <- labelled_spss(c("f", "h", "x", "f", ""), c("femme" = "f", "homme" = "h"), na_values = "x")
spss$long <- c(strrep("abcdefghij", 60), "b", "", "d", "e")
write_sav(spss, "haven.sav", compress = "byte")
write_sav(spss, "haven-zsav.sav", compress = "zsav")
