"""Known vulnerabilities of what is installed (pip-audit), where an index of advisories can be reached."""

import json
import subprocess
import sys
import urllib.request

_KNOWN = "https://pypi.org/pypi/pillow/11.0.0/json"  # a release of which vulnerabilities are known
_PATIENCE = 10  # seconds


def main() -> int:
    """Return the exit code: 0 if nothing is known, or nothing could be looked up, which is said."""
    try:
        with urllib.request.urlopen(_KNOWN, timeout=_PATIENCE) as answer:
            advises = bool(json.load(answer).get("vulnerabilities"))
    except (OSError, ValueError) as error:
        print(f"No index of advisories can be reached from here ({error}): nothing was audited.", file=sys.stderr)
        return 0
    if not advises:
        print("The index that is reached from here has no advisories: nothing was audited.", file=sys.stderr)
        return 0
    command = [sys.executable, "-m", "pip_audit", "--skip-editable", "--progress-spinner", "off"]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
