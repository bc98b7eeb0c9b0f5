# SPDX-License-Identifier: GPL-3.0-or-later
"""umap-learn for crossfade-umap-bench, which knows the arguments and what is printed."""
import sys
import time
import warnings

warnings.filterwarnings("ignore")
try:
    import numpy as np
    import umap
except ImportError:
    sys.exit(3)

path, rows, cols, neighbours, min_dist, epochs, runs, threads = sys.argv[1:]
vectors = np.fromfile(path, dtype=np.float32).reshape(int(rows), int(cols))


def timed(method, run, first, **options):
    start = time.perf_counter()
    layout = umap.UMAP(
        n_neighbors=int(neighbours), min_dist=float(min_dist), n_epochs=int(epochs), metric="cosine", **options
    ).fit_transform(vectors)
    seconds = time.perf_counter() - start
    file = f"{path}.{method.replace(' ', '-')}.{run}"
    layout.astype(np.float32).tofile(file)
    print(method, int(first), f"{seconds:.4f}", file, sep="\t", flush=True)


# With a seed it works in one thread.
for method, options_of in (
    ("umap-learn, seeded (1 thread)", lambda seed: {"random_state": seed}),
    (f"umap-learn, unseeded ({threads} threads)", lambda seed: {"n_jobs": int(threads)}),
):
    timed(method, "first", True, **options_of(0))
    for run in range(int(runs)):
        timed(method, run, False, **options_of(run))
