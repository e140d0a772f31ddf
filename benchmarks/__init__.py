"""Speed, measured beside what a reader would use instead."""

import os

# One thread for every library, set before any of them is imported: two threads
# on shared cores gave no valid comparison.
for name in ("OMP", "OPENBLAS", "MKL", "NUMEXPR", "VECLIB_MAXIMUM"):
    os.environ[f"{name}_NUM_THREADS"] = "1"
os.environ["XLA_FLAGS"] = (
    "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
)
