"""Checks that a tag names the version that is built: `python packaging/check_version.py v1.2.3`.

The one number is in trainer/version.py; programs, About box, run journals and installers take it from there.
"""

import re
import sys

from project import PackagingError, fail, version


def check(tag: str) -> None:
    """Compare a tag with the version.

    Raises:
        PackagingError: they differ, or the version isn't three numbers.
    """
    number = version()
    if not re.fullmatch(r"\d+\.\d+\.\d+", number):
        raise PackagingError(f"trainer/version.py says {number}: a version is three numbers, as in 1.2.3.")
    name = tag.removeprefix("refs/tags/")
    if name != f"v{number}":
        raise PackagingError(f"The tag {name} isn't v{number}: set VERSION in trainer/version.py, or tag again.")


def main() -> None:
    """Run the command line."""
    if len(sys.argv) != 2:
        fail("Name the tag: python packaging/check_version.py v1.2.3")
    try:
        check(sys.argv[1])
    except PackagingError as error:
        fail(str(error))
    print(version())


if __name__ == "__main__":
    main()
