#!/usr/bin/python3
"""The export into PostGIS, in a database of its own behind a Unix socket: test_postgis.py LOCI SAMPLES"""

import glob
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import unittest

LOCI, SAMPLES = sys.argv[1], sys.argv[2]
PROGRAMS = os.path.dirname(sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))[-1])
USER = "postgres" if os.getuid() == 0 else pwd.getpwuid(os.getuid()).pw_name  # its server refuses root


def as_user(*words):
    before = ["runuser", "-u", USER, "--"] if os.getuid() == 0 else []
    subprocess.run([*before, *words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT, cwd="/")


class PostGis(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="loci-pg-", dir="/tmp")
        if os.getuid() == 0:
            shutil.chown(cls.folder, USER)
        os.chmod(cls.folder, 0o755)
        cls.cluster = os.path.join(cls.folder, "cluster")
        as_user(f"{PROGRAMS}/initdb", "-D", cls.cluster, "-U", USER, "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
        as_user(f"{PROGRAMS}/pg_ctl", "-D", cls.cluster, "-w", "-l", os.path.join(cls.cluster, "log"), "-o",
                f"-c listen_addresses='' -c unix_socket_directories={cls.folder} -c fsync=off", "start")
        as_user("createdb", "-h", cls.folder, "-U", USER, "loci")
        cls.sql("CREATE EXTENSION postgis")
        cls.workspace = os.path.join(cls.folder, "w.loci")
        subprocess.run([LOCI, "add", "-w", cls.workspace, SAMPLES], check=True, stderr=subprocess.DEVNULL)

    @classmethod
    def tearDownClass(cls):
        as_user(f"{PROGRAMS}/pg_ctl", "-D", cls.cluster, "-m", "immediate", "stop")
        shutil.rmtree(cls.folder)

    @classmethod
    def sql(cls, query):
        done = subprocess.run(["psql", "-h", cls.folder, "-U", USER, "-d", "loci", "-qAt", "-v", "ON_ERROR_STOP=1", "-c", query],
                              check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def export(self, more=""):
        return subprocess.run([LOCI, "export", "-w", self.workspace, "-o", f"PG:host={self.folder} user={USER} dbname=loci{more}"],
                              capture_output=True, text=True)

    def count(self, table, condition="true"):
        return int(self.sql(f"SELECT count(*) FROM {table} WHERE {condition}"))

    def test_a_team_reads_places_mentions_and_documents_by_sql(self):
        self.sql("CREATE SCHEMA team")
        for _ in range(2):  # again: replaced, not doubled
            done = self.export(" active_schema=team")
            self.assertEqual(done.returncode, 0, done.stderr)
            places = subprocess.run([LOCI, "places", "-w", self.workspace, "--json"], capture_output=True, check=True, text=True).stdout.count('"id"')
            self.assertEqual(self.count("team.places"), places)
            self.assertEqual(self.count("team.documents"), 8)
        self.assertEqual(self.sql("SELECT ST_SRID(geom), ST_AsText(geom, 4) FROM team.places WHERE name = 'Abu Kamal'"), "4326|POINT(40.9185 34.4523)")
        self.assertEqual(self.count("team.mentions m JOIN team.places p ON p.id = m.place_id"), self.count("team.mentions", "geom IS NOT NULL"))
        self.assertEqual(self.count("team.mentions m JOIN team.documents d ON d.id = m.document_id AND d.document = m.document"),
                         self.count("team.mentions"))
        self.assertGreater(self.count("team.mentions", "day >= '2019-01-01' AND ST_DWithin(geom::geography, ST_Point(40.919, 34.452)::geography, 50000)"), 0)
        self.assertIn("Şanlıurfa", self.sql("SELECT string_agg(quote, ' ') FROM team.mentions"))

    def test_a_table_of_others_is_not_replaced_and_nothing_is_half_done(self):
        self.sql("CREATE SCHEMA theirs; CREATE TABLE theirs.documents (note text); INSERT INTO theirs.documents VALUES ('ours')")
        done = self.export(" active_schema=theirs")
        self.assertEqual(done.returncode, 1)
        self.assertIn("'documents' is there already and is not from Loci", done.stderr)
        self.assertEqual(self.sql("SELECT note FROM theirs.documents"), "ours")
        self.assertEqual(self.sql("SELECT string_agg(tablename, ',') FROM pg_tables WHERE schemaname = 'theirs'"), "documents")

    def test_a_database_that_is_not_there_is_one_line(self):
        done = subprocess.run([LOCI, "export", "-w", self.workspace, "-o", f"PG:host={self.folder} user={USER} dbname=none"], capture_output=True, text=True)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stderr.count("\n"), 1)
        self.assertIn("check the connection", done.stderr)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
