"""A trainer's priority given back to it (nice, SCHED_IDLE), so that it comes to its end on a busy computer too."""

import os
import sys

import psutil


def restore_priority(pid: int) -> bool:
    """Let a process and all its threads run like any other; return whether the system allows that.

    Linux and macOS allow it to administrators, and to whom a limit (RLIMIT_NICE) allows it; Windows to everybody.
    """
    try:
        process = psutil.Process(pid)
        if sys.platform == "linux":
            for thread in process.threads():  # on Linux each has a priority of its own
                os.sched_setscheduler(thread.id, os.SCHED_OTHER, os.sched_param(0))
                os.setpriority(os.PRIO_PROCESS, thread.id, 0)
        else:
            process.nice(psutil.NORMAL_PRIORITY_CLASS if sys.platform == "win32" else 0)
    except (OSError, psutil.Error):
        return False
    return True
