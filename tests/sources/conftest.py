"""The option that rewrites the expected files of samples."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite", action="store_true", help="write the current results of the samples; review them before committing"
    )
