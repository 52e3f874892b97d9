"""What people do today: Recognizers-Text with its models for Chinese on every line.

Usage: recognizers.py FOLDER MEGABYTES. Takes the first megabytes of the folder's reports and prints
`SECONDS BYTES FIGURES`; the files and the models are in memory before the clock starts.
"""

import sys
import time

from recognizers_suite import (
    Culture,
    recognize_age,
    recognize_currency,
    recognize_datetime,
    recognize_dimension,
    recognize_number,
    recognize_ordinal,
    recognize_percentage,
    recognize_temperature,
)

from report_texts import first_texts

MODELS = [
    recognize_number,
    recognize_ordinal,
    recognize_percentage,
    recognize_age,
    recognize_currency,
    recognize_dimension,
    recognize_temperature,
    recognize_datetime,
]

texts, size = first_texts(sys.argv[1], float(sys.argv[2]))
for model in MODELS:
    model("3起", Culture.Chinese)
start = time.perf_counter()
figures = 0
failures = 0
for text in texts:
    for line in filter(None, text.split("\n")):
        for model in MODELS:
            try:
                figures += len(model(line, Culture.Chinese))
            except Exception:  # some lines are too much for some models
                failures += 1
seconds = time.perf_counter() - start
if failures:
    print(f"{failures} lines failed in a model", file=sys.stderr)
print(f"{seconds:.4f} {size} {figures}")
