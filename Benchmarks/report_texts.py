"""The texts that the Python peers of `loading` read."""

import pathlib


def first_texts(folder: str, megabytes: float) -> tuple[list[str], int]:
    """The first reports of a folder, whole ones of together at least so many megabytes."""
    texts: list[str] = []
    size = 0
    for path in sorted(pathlib.Path(folder).rglob("*.txt")):
        if size >= megabytes * 1e6:
            break
        text = path.read_text("utf-8")
        texts.append(text)
        size += len(text.encode())
    return texts, size
