"""Settings of all tests: the number of examples that property tests try."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# Cleaning an example takes milliseconds, more where the machine is busy: no test here is about time.
_COMMON = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
# The same examples in every run: what a run finds must be what the change has brought. HYPOTHESIS_PROFILE=random or long
# looks for more.
settings.register_profile("fixed", _COMMON, derandomize=True)
settings.register_profile("random", _COMMON)
settings.register_profile("long", _COMMON, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or "fixed")

# Builds as on an editor's computer, wherever the tests run: CI makes them refuse broken editorial files. The cache of
# the tests is signed with a key of their own, not with that of the user who runs them.
os.environ.pop("CI", None)
os.environ["NEWSARCHIVE_CACHE_KEY"] = "tests"
