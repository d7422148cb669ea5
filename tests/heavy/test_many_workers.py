#!/usr/bin/python3
"""`loci parse --jsonl` as the map step of GNU parallel and of Dask, several workers each: the same bytes as from one run.
test_many_workers.py LOCI SAMPLES"""

import json
import os
import subprocess
import sys
import tempfile
import unittest

LOCI, SAMPLES = sys.argv[1], sys.argv[2]


def parse(lines):
    """What a worker does with a part of the documents."""
    return subprocess.run([LOCI, "parse", "--jsonl", "--jobs", "1"], input=lines, capture_output=True, check=True).stdout


def documents():
    """Paragraphs of the samples in changing company, a broken line among them not."""
    paragraphs = []
    for name in sorted(os.listdir(SAMPLES)):
        if name.endswith((".txt", ".md")):
            with open(os.path.join(SAMPLES, name), encoding="utf-8") as sample:
                paragraphs += [p for p in sample.read().split("\n\n") if p.strip()]
    lines = []
    for i in range(120):
        text = "\n\n".join(paragraphs[(i * 7 + j * 3) % len(paragraphs)] for j in range(1 + i % 4))
        lines.append(json.dumps({"id": f"document {i}", "text": text, "date": f"20{i % 20:02}-01-01"}, ensure_ascii=i % 2 == 0))
    return ("\n".join(lines) + "\n").encode()


class ManyWorkers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.input = documents()
        cls.expected = parse(cls.input)
        assert cls.expected.count(b"\n") == 120 and cls.expected.count(b'"geonames:') > 200

    def test_gnu_parallel(self):
        with tempfile.TemporaryDirectory() as home:
            done = subprocess.run(["parallel", "--will-cite", "--pipe", "--keep-order", "-j", "3", "-N", "20", LOCI, "parse", "--jsonl", "--jobs", "1"],
                                  input=self.input, capture_output=True, check=True, env={**os.environ, "HOME": home})
        self.assertEqual(done.stdout, self.expected)

    def test_dask_distributed(self):
        from dask.distributed import Client, LocalCluster

        lines = self.input.splitlines(keepends=True)
        parts = [b"".join(lines[i:i + 20]) for i in range(0, len(lines), 20)]
        with tempfile.TemporaryDirectory() as folder:
            with LocalCluster(n_workers=3, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None, local_directory=folder) as cluster:
                with Client(cluster) as client:
                    self.assertEqual(len(client.scheduler_info()["workers"]), 3)
                    results = client.gather(client.map(parse, parts))
        self.assertEqual(b"".join(results), self.expected)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
