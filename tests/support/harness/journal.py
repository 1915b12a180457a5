"""What LiveShelf has written down of its shows, read as anybody could."""

import sqlite3
import subprocess
from contextlib import closing, contextmanager
from pathlib import Path


def journal_folder(config):
    return Path(config) / "obs-studio/plugin_config/liveshelf/journal"


def sessions(config):
    """Oldest first."""
    return sorted(journal_folder(config).glob("show-*.db"))


def rows(session, query):
    with closing(sqlite3.connect(f"file:{session}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(query)]


def shown(session):
    """The numbers that viewers saw, oldest first."""
    return rows(session, "SELECT * FROM shown ORDER BY id")


@contextmanager
def small_disk(folder, *options):
    """A disk of a few blocks at this folder, which a test can fill; root's work."""
    folder.mkdir(parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", ",".join(["size=256k", *options]), "none", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def fill(folder):
    """Leaves no block free. Answers the file that fills it."""
    ballast = folder / "ballast"
    with open(ballast, "wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return ballast
