"""The flag that writes the samples' expectations anew."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="write what the samples become now; read it by eye after")
