# Reads one dataset in every format with R, and compares each value with the canonical CSV.
#
#     Rscript read_formats.R FOLDER NAME
#
# A format whose package is not installed is named on a line `absent`; one that agrees on a line `equal`; anything else
# ends with 1. Levels are compared with the dictionary where there are any.

arguments <- commandArgs(trailingOnly = TRUE)
name <- arguments[2]
stem <- file.path(arguments[1], name)
invisible(suppressWarnings(Sys.setlocale("LC_ALL", "C.UTF-8")))
failures <- 0

has <- function(package) suppressPackageStartupMessages(requireNamespace(package, quietly = TRUE))
if (!has("jsonlite")) {
  cat("absent: jsonlite, by which the dictionary is read\n")
  quit(status = 77)
}
schema <- jsonlite::fromJSON(paste0(stem, ".schema.json"), simplifyVector = FALSE)
fields <- schema$fields
kinds <- vapply(fields, function(field) field$type, "")
columns <- vapply(fields, function(field) field$name, "")

# A column as the dictionary types it: numbers, TRUE and FALSE, days, texts; NA where a value is missing.
typed <- function(values, kind) {
  if (is.list(values)) values <- vapply(values, function(value) if (is.null(value)) NA_character_ else as.character(value), "")
  if (inherits(values, "POSIXct")) values <- format(values, "%Y-%m-%d", tz = "UTC")
  if (inherits(values, "Date")) values <- ifelse(is.na(values), NA, format(values, "%Y-%m-%d"))
  if (kind %in% c("integer", "number", "year")) return(as.numeric(values))
  if (kind == "boolean") {
    if (is.character(values)) return(ifelse(is.na(values), NA, values %in% c("true", "TRUE", "1")))
    return(as.logical(values))
  }
  enc2utf8(as.character(values))
}

same <- function(a, b) length(a) == length(b) && identical(is.na(a), is.na(b)) && all(a == b, na.rm = TRUE)

compare <- function(form, frame, expected) {
  wrong <- character()
  if (!identical(enc2utf8(names(frame)), columns)) wrong <- "the names of columns"
  else for (index in seq_along(columns)) {
    values <- typed(frame[[index]], kinds[index])
    if (!same(values, expected[[index]])) wrong <- c(wrong, columns[index])
  }
  if (length(wrong)) {
    cat("different ", form, ": ", paste(wrong, collapse = ", "), "\n", sep = "")
    failures <<- failures + 1
  } else cat("equal ", form, " with R\n", sep = "")
}

# The canonical CSV by base R, every cell as it stands.
cells <- utils::read.csv(
  paste0(stem, ".csv"), colClasses = "character", na.strings = "", check.names = FALSE, encoding = "UTF-8",
  strip.white = FALSE, comment.char = "")
stopifnot(identical(enc2utf8(names(cells)), columns))
expected <- Map(typed, as.list(cells), kinds)
cat("equal csv with R: ", nrow(cells), " rows\n", sep = "")

# As a reader does it who trusts R to find the types.
guessed <- utils::read.csv(paste0(stem, ".csv"), na.strings = "", check.names = FALSE, encoding = "UTF-8")
stopifnot(nrow(guessed) == nrow(cells), identical(enc2utf8(names(guessed)), columns))
for (index in which(kinds %in% c("integer", "number", "year"))) {
  stopifnot(same(as.numeric(guessed[[index]]), expected[[index]]))
}

french <- utils::read.csv2(
  paste0(stem, ".fr.csv"), colClasses = "character", na.strings = "", check.names = FALSE, fileEncoding = "UTF-8-BOM",
  strip.white = FALSE, comment.char = "")
for (index in which(kinds == "number")) french[[index]] <- sub(",", ".", french[[index]], fixed = TRUE)
for (index in which(kinds == "boolean")) french[[index]] <- ifelse(is.na(french[[index]]), NA, french[[index]] %in% c("true", "VRAI", "vrai"))
compare("fr.csv", french, expected)

frame <- function(rows) {
  # One list for each column: an absent member would be missing too.
  lists <- lapply(columns, function(column) lapply(rows, function(row) row[[column]]))
  structure(lists, names = columns)
}
texts <- function(lists) Map(function(values, kind) {
  vapply(values, function(value) {
    if (is.null(value)) NA_character_
    else if (is.logical(value)) tolower(as.character(value))
    else if (is.numeric(value)) format(value, digits = 17)
    else value
  }, "")
}, lists, kinds)

rows <- jsonlite::fromJSON(paste0(stem, ".json"), simplifyVector = FALSE, bigint_as_char = FALSE)
compare("json", texts(frame(rows)), expected)
compare("columns.json", texts(structure(
  lapply(jsonlite::fromJSON(paste0(stem, ".columns.json"), simplifyVector = FALSE)[columns], identity), names = columns)), expected)
lines <- readLines(paste0(stem, ".jsonl"), encoding = "UTF-8", warn = FALSE)
compare("jsonl", texts(frame(lapply(lines, jsonlite::fromJSON, simplifyVector = FALSE))), expected)

if (has("readxl")) {
  types <- c(integer = "numeric", number = "numeric", year = "numeric", boolean = "logical")[kinds]
  # A day before March 1900 is a text there: such a column is read as it stands.
  sheet <- readxl::read_excel(
    paste0(stem, ".xlsx"), sheet = "data", trim_ws = FALSE, na = "",
    col_types = ifelse(is.na(types), ifelse(kinds == "date", "list", "text"), types))
  days <- which(kinds == "date")
  for (index in days) sheet[[index]] <- vapply(sheet[[index]], function(value) {
    if (is.null(value) || is.na(value[1])) NA_character_
    else if (inherits(value, "POSIXct")) format(value, "%Y-%m-%d", tz = "UTC")
    else as.character(value)
  }, "")
  compare("xlsx", as.list(sheet), expected)
  stopifnot(identical(readxl::excel_sheets(paste0(stem, ".xlsx")), c("data", "dictionary", "about")))
  dictionary <- readxl::read_excel(paste0(stem, ".xlsx"), sheet = "dictionary", col_types = "text")
  stopifnot(identical(dictionary$name, columns), identical(dictionary$type, kinds))
} else cat("absent xlsx: readxl is not installed\n")

if (has("RSQLite")) {
  base <- DBI::dbConnect(RSQLite::SQLite(), paste0(stem, ".sqlite"), flags = RSQLite::SQLITE_RO, bigint = "numeric")
  compare("sqlite", as.list(DBI::dbGetQuery(base, sprintf('SELECT * FROM "%s" ORDER BY rowid', name))), expected)
  stopifnot(identical(DBI::dbGetQuery(base, "SELECT name FROM dictionary ORDER BY rowid")$name, columns))
  DBI::dbDisconnect(base)
} else cat("absent sqlite: RSQLite is not installed\n")

parquet <- paste0(stem, ".parquet")
if (has("nanoparquet")) compare("parquet by nanoparquet", as.list(nanoparquet::read_parquet(parquet)), expected)
if (has("arrow")) compare("parquet by arrow", as.list(arrow::read_parquet(parquet)), expected)
if (!has("nanoparquet") && !has("arrow")) cat("absent parquet: neither nanoparquet nor arrow is installed\n")

# Stata and SPSS do not tell a missing text from an empty one.
without_blanks <- function(values) {
  if (is.character(values)) values[values %in% ""] <- NA
  values
}
bare <- function(values) without_blanks(as.vector(haven::zap_labels(haven::zap_formats(values))))
labelled <- function(form, table) {
  plain <- lapply(table, function(values) {
    if (inherits(values, c("Date", "POSIXct", "hms"))) values else bare(values)
  })
  compare(form, structure(plain, names = columns_of(table)), expected)
  for (index in seq_along(fields)) {
    levels <- fields[[index]]$categories
    if (is.null(levels)) next
    # Stata labels numbers alone; SPSS needs no label that is the value itself.
    if (form == "dta" && !is.numeric(table[[index]])) next
    if (all(vapply(levels, function(level) identical(as.character(level$value), level$label), NA))) next
    labels <- attr(table[[index]], "labels")
    if (is.null(labels)) {
      cat("different ", form, ": no labels for ", columns[index], "\n", sep = "")
      failures <<- failures + 1
      next
    }
    wanted <- vapply(levels, function(level) level$label, "")
    values <- vapply(levels, function(level) as.character(level$value), "")
    if (!identical(enc2utf8(names(labels)), wanted) || !identical(as.character(unname(labels)), values)) {
      cat("different ", form, ": the labels of ", columns[index], "\n", sep = "")
      failures <<- failures + 1
    }
  }
}
# The formats allow ASCII names alone: what is in their place is compared by position.
columns_of <- function(table) if (length(table) == length(columns)) columns else names(table)
if (has("haven")) {
  for (ending in c("dta", "sav")) {
    path <- paste0(stem, ".", ending)
    if (!file.exists(path)) next
    table <- if (ending == "dta") haven::read_dta(path) else haven::read_sav(path)
    labelled(ending, table)
  }
} else cat("absent dta, sav: haven is not installed\n")

quit(status = if (failures > 0) 1 else 0)
