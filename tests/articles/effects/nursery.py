"""Run as a program: keeps as many workers as its argument says, each a process that may be killed at any moment.

Django is loaded once, and each worker is forked from there: a new one is there as soon as one has died. Its waits
after a failure are short. The workers' ids stand in a line on the output whenever they change.
"""

import datetime as dt
import os
import signal
import sys


def main(number: int) -> None:
    import django

    django.setup()
    from articles.effects import running

    running.FIRST_WAIT = dt.timedelta(seconds=0.5)
    workers: set[int] = set()

    def stop(*_what: object) -> None:
        for pid in workers:
            os.kill(pid, signal.SIGKILL)
        os._exit(0)

    signal.signal(signal.SIGTERM, stop)
    while True:
        while len(workers) < number:
            workers.add(fork())
        print(*workers, flush=True)
        workers.discard(os.wait()[0])


def fork() -> int:
    pid = os.fork()
    if pid:
        return pid
    from django.core.management import call_command

    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    call_command("worker")
    os._exit(1)


if __name__ == "__main__":
    main(int(sys.argv[1]))
