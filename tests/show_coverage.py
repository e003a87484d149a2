"""Says what the tests leave out: `python tests/show_coverage.py build/coverage.json`, as `make coverage` does."""

import json
import sys
from pathlib import Path

THIN = 60  # per cent
LISTED = 5


def main(report: Path) -> None:
    """Print the branch coverage of both packages, the thinnest modules, and all under THIN per cent."""
    read = json.loads(report.read_text(encoding="utf-8"))
    modules = sorted(
        (entry["summary"]["percent_covered"], name)
        for name, entry in read["files"].items()
        if entry["summary"]["num_statements"]
    )
    print(f"Branch coverage: {read['totals']['percent_covered']:.1f} % of {len(modules)} modules.")
    thin = [module for module in modules if module[0] < THIN]
    for percent, name in modules[: max(LISTED, len(thin))]:
        print(f"{percent:5.1f} %  {name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
