"""Tantivy: an index of trigrams for Q5.

All trigrams of the text must stand in a sentence, but whether they stand side by side is not
looked at: the tokenizer keeps no positions. The index is made once on disk and read from memory
that is mapped to it; the time that making it took counts as loading.
"""

import json
import shutil
import time

import polars as pl
import pyarrow.parquet
import tantivy

from peer import Peer, SENTENCE


class Tantivy(Peer):
    name = "tantivy"
    version = tantivy.__version__

    def load(self):
        if not self.sentences:
            return
        folder = self.data / f"{self.parquet.stem}.tantivy"
        record = folder.with_suffix(".tantivy.json")
        if not record.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            start = time.perf_counter()
            self.make(folder)
            record.write_text(json.dumps({"seconds": time.perf_counter() - start}))
        self.seconds = json.loads(record.read_text())["seconds"]
        self.index = self.opened(folder)
        self.index.reload()
        self.searcher = self.index.searcher()
        terms = [SENTENCE[start : start + 3] for start in range(len(SENTENCE) - 2)]
        self.query = tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Must, tantivy.Query.term_query(self.schema, "sentence", term, "basic"))
                for term in terms
            ]
        )
        self.facts = pl.read_parquet(
            self.parquet, columns=["id", "agency", "year", "sentence"]
        ).with_columns(pl.col("agency").cast(pl.Categorical))

    def opened(self, folder):
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("id", fast=True)
        builder.add_text_field(
            "sentence", stored=False, tokenizer_name="trigram", index_option="basic"
        )
        self.schema = builder.build()
        index = tantivy.Index(self.schema, path=str(folder))
        trigrams = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(3, 3, False)).build()
        index.register_tokenizer("trigram", trigrams)
        return index

    def make(self, folder):
        index = self.opened(folder)
        writer = index.writer(heap_size=500_000_000, num_threads=self.threads)
        for batch in pyarrow.parquet.ParquetFile(self.parquet).iter_batches(
            65536, columns=["id", "sentence"]
        ):
            for number, sentence in zip(batch["id"].to_pylist(), batch["sentence"].to_pylist()):
                writer.add_document(tantivy.Document(id=number, sentence=sentence))
        writer.commit()
        writer.wait_merging_threads()

    def q5(self):
        found = self.searcher.search(
            self.query, limit=100, count=True, order_by_field="id", order=tantivy.Order.Asc
        )
        ids = [number for number, _ in found.hits]
        first = self.facts[[number - 1 for number in ids]]
        return [[(found.count,)], first.to_arrow()]
