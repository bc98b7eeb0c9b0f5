# SPDX-License-Identifier: GPL-3.0-or-later
# uwot for crossfade-umap-bench, which knows the arguments and what is printed.
if (!suppressMessages(requireNamespace("uwot", quietly = TRUE))) quit(status = 3)

given <- commandArgs(trailingOnly = TRUE)
path <- given[1]
rows <- as.integer(given[2])
cols <- as.integer(given[3])
threads <- as.integer(given[8])
vectors <- matrix(readBin(path, "numeric", rows * cols, size = 4, endian = "little"), rows, cols, byrow = TRUE)

timed <- function(method, run, ...) {
  set.seed(run)
  seconds <- suppressMessages(system.time(
    layout <- uwot::umap(vectors, n_neighbors = as.integer(given[4]), min_dist = as.numeric(given[5]),
                         n_epochs = as.integer(given[6]), metric = "cosine", n_threads = threads, ...)
  ))[["elapsed"]]
  file <- sprintf("%s.%s.%d", path, gsub(" ", "-", method), run)
  writeBin(as.numeric(t(layout)), file, size = 4, endian = "little")
  cat(sprintf("%s\t0\t%.4f\t%s\n", method, seconds, file))
}

for (run in seq_len(as.integer(given[7]))) timed("uwot, seeded", run)
for (run in seq_len(as.integer(given[7]))) timed(sprintf("uwot, batch (%d threads)", threads), run, batch = TRUE, n_sgd_threads = threads)
