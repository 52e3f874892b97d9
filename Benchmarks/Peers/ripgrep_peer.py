"""ripgrep over the sentences, one a line, in files that the system keeps in memory: Q5 and Q6."""

import shutil
import subprocess

import pyarrow.parquet

from peer import Peer, SENTENCE, PATTERN

PROGRAM = shutil.which("rg")


class Ripgrep(Peer):
    name = "ripgrep"
    # The files that threads share; each has its lines in order.
    parts = 8

    @property
    def version(self):
        output = subprocess.run([PROGRAM, "--version"], capture_output=True, text=True, check=True)
        return output.stdout.split()[1]

    def load(self):
        if PROGRAM is None:
            raise SystemExit("rg is missing (apt install ripgrep)")
        if not self.sentences:
            return
        folder = self.data / f"{self.parquet.stem}.lines"
        folder.mkdir(exist_ok=True)
        column = pyarrow.parquet.read_table(self.parquet, columns=["sentence"])["sentence"]
        size = (len(column) + self.parts - 1) // self.parts
        self.files = [folder / f"{part}.txt" for part in range(self.parts)]
        for part, file in enumerate(self.files):
            lines = column[part * size : (part + 1) * size].to_pylist()
            file.write_text("\n".join(lines) + "\n")

    def count(self, *pattern):
        output = subprocess.run(
            [PROGRAM, f"-j{self.threads}", "-c", "--no-filename", *pattern, *self.files],
            capture_output=True,
            check=True,
        ).stdout
        return [(sum(map(int, output.split())),)]

    def q5(self):
        count = self.count("-F", SENTENCE)
        output = subprocess.run(
            [PROGRAM, "-m100", "-n", "-F", SENTENCE, self.files[0]],
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        lines = [line.split(":", 1) for line in output.splitlines()]
        return [count, [(int(number), sentence) for number, sentence in lines]]

    def q6(self):
        return [self.count(PATTERN)]
