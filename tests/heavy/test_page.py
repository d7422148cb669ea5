#!/usr/bin/python3
"""The exported page in headless Chromium: test_page.py LOCI SAMPLES [FOLDER for pictures]"""

import os
import subprocess
import sys
import tempfile
import unittest

from headless_page import HeadlessPage

LOCI, SAMPLES = sys.argv[1], sys.argv[2]
PICTURES = sys.argv[3] if len(sys.argv) > 3 else None
HOSTILE = """Palmyra </script><script>window.hacked = 1</script> in <img src=x onerror="window.hacked=2"> words
<!-- <script> They left </style> Homs & Aleppo for {data} ${title} `Damascus` \\u003c.
"""


def loci(*words):
    subprocess.run([LOCI, *words], check=True, stderr=subprocess.DEVNULL)


class ThePage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        workspace = os.path.join(cls.folder.name, "<img src=x onerror=hacked=3>.loci")
        hostile = os.path.join(cls.folder.name, "<script>window.hacked=4<", "script><b>.txt")
        os.makedirs(os.path.dirname(hostile))
        with open(hostile, "w", encoding="utf-8") as out:
            out.write(HOSTILE)
        loci("add", "-w", workspace, SAMPLES, hostile)
        cls.file = os.path.join(cls.folder.name, "page.html")
        loci("export", "-w", workspace, "-o", cls.file)
        cls.page = HeadlessPage(cls.file)

    @classmethod
    def tearDownClass(cls):
        cls.page.__exit__()
        cls.folder.cleanup()

    def setUp(self):
        self.page.value("$('#filters').reset(), filterChanged(), select([], false), cancelAnimationFrame(motion), Object.assign(view, home()), changed(true)")

    def tearDown(self):
        self.assertEqual(self.page.problems, [])

    def summary(self):
        return self.page.value("$('#summary').textContent")

    def marker(self, name):
        return f"#markers button[aria-label^='{name}']"

    def test_it_is_one_small_file_that_asks_for_nothing(self):
        self.assertLess(os.path.getsize(self.file), 2_500_000)
        self.assertEqual([u for u in self.page.requests if not u.startswith(("file:", "about:", "data:"))], [])
        self.assertEqual(len([u for u in self.page.requests if u.startswith("file:")]), 1)

    def test_no_text_of_a_document_becomes_markup(self):
        self.assertIsNone(self.page.value("window.hacked ?? null"))
        self.page.value("$('#words').value = 'hacked', filterChanged()")
        self.assertIn("</script><script>", self.page.value("$('#passages .list').textContent"))
        self.assertIsNone(self.page.value("window.hacked ?? null"))
        self.assertEqual(self.page.value("document.querySelectorAll('script').length"), 2)

    def test_a_click_on_a_marker_shows_its_passages(self):
        self.page.click(self.marker("Deir ez-Zor"))
        self.page.wait("$('#passages-title').textContent.startsWith('Deir ez-Zor')")
        self.assertEqual(self.page.value("$('#passages .list').querySelectorAll('mark').length"),
                         self.page.value("selection.reduce((sum, place) => sum + place.count, 0)"))
        self.assertEqual(self.page.value(f"document.querySelector(\"{self.marker('Deir ez-Zor')}\").getAttribute('aria-pressed')"), "true")
        self.assertEqual(self.page.value("document.activeElement.id"), "passages")

    def test_a_click_on_a_passage_flies_the_map_there(self):
        self.page.value("$('#words').value = 'Palmyra', filterChanged()")
        self.page.click("#passages .list li.there .acts button")
        place = "passages[$('#passages .list li.there').dataset.passage].place"
        self.page.wait(f"Math.hypot(view.x - {place}.x, view.y - {place}.y) < 1e-4 && view.zoom >= 6")

    def test_words_filter_list_map_and_passages(self):
        before = self.summary()
        self.page.click("#words")
        self.page.type("palmyra")
        self.page.wait("!$('#clear').disabled")
        self.assertRegex(self.summary(), r"^\d+ of \d+ mentions · \d+ places · \d+ documents$")
        self.assertTrue(self.page.value("shown.length > 0 && shown.every((p) => p.words.includes('palmyra'))"))
        self.assertLess(self.page.value("$('#places ol').children.length"), self.page.value("places.length"))
        self.page.type("xyzzy")
        self.page.wait("$('#places ol').textContent.includes('No place fits')")
        self.page.click("#clear")
        self.page.wait("$('#clear').disabled")
        self.assertEqual(self.summary(), before)

    def test_dates_filter(self):
        self.page.value("$('#from').value = '2019-01-01', $('#to').value = '2019-12-31', filterChanged()")
        self.assertTrue(self.page.value("shown.length > 0 && shown.every((p) => p.document.date.startsWith('2019'))"))

    def test_keys_reach_everything(self):
        self.page.value("$('#places ol button').focus()")
        self.page.key("Enter", 13, "\r")
        self.page.wait("selection.length === 1")
        self.page.key("Escape", 27)
        self.page.wait("selection.length === 0")
        self.page.value("cancelAnimationFrame(motion), Object.assign(view, home()), changed(true), view_element.focus()")
        x = self.page.value("view.x")
        self.page.key("ArrowRight", 39)
        self.page.wait(f"view.x > {x}")
        zoom = self.page.value("view.zoom")
        self.page.key("+", 187, "+")
        self.page.wait(f"view.zoom > {zoom}")
        self.page.key("Home", 36)
        self.page.wait("Math.abs(view.zoom - home().zoom) < 1e-6")

    def test_everything_has_a_name_for_a_screen_reader(self):
        nodes = self.page.call("Accessibility.getFullAXTree")["nodes"]
        roles = {}
        for node in nodes:
            if node.get("ignored"):
                continue
            role = node["role"]["value"]
            roles.setdefault(role, []).append(node.get("name", {}).get("value", ""))
        for role in ("button", "link", "searchbox", "Date", "region", "heading"):
            for name in roles.get(role, []):
                self.assertNotEqual(name.strip(), "", role)
        self.assertIn("status", roles)
        self.assertIn("search", roles)
        self.assertIn("Zoom in", roles["button"])
        self.assertTrue(any(name.startswith("Deir ez-Zor, ") or name.startswith("Deir ez-Zor and") for name in roles["button"]))
        self.assertEqual(self.page.value("document.documentElement.lang"), "en")

    def test_the_map_has_land_and_sea_in_both_themes(self):
        for dark in (False, True):
            self.page.dark(dark)
            self.page.value("cancelAnimationFrame(motion), Object.assign(view, {x: 0.55, y: 0.4, zoom: 3}), changed(true)")
            self.page.value("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            for lon, lat, kind in ((30, 34, "sea"), (43, 30, "land")):
                found = self.page.value(f"(() => {{ const at = shownAt(projected({lon}, {lat})), r = canvas.width / width, copy = document.createElement('canvas');"
                                        "copy.width = copy.height = 1; const pixel = copy.getContext('2d', {willReadFrequently: true});"
                                        "pixel.drawImage(canvas, -Math.round(at.x * r), -Math.round(at.y * r)); const p = pixel.getImageData(0, 0, 1, 1).data;"
                                        "return '#' + [...p].slice(0, 3).map((v) => v.toString(16).padStart(2, '0')).join(''); })()")
                self.assertEqual(found, self.page.value(f"colours().{kind}"), (dark, kind))
        self.page.dark(False)

    def test_it_prints(self):
        pdf = self.page.pdf()
        self.assertTrue(pdf.startswith(b"%PDF"))
        self.assertGreater(pdf.count(b"/Type /Page\n"), 1)

    def test_a_phone_shows_the_map_without_scrolling_sideways(self):
        self.page.size(390, 844, phone=True)
        self.page.value("new Promise((done) => setTimeout(done, 200))")
        self.assertLessEqual(self.page.value("document.documentElement.scrollWidth"), 390)
        self.assertGreater(self.page.value("height"), 300)
        self.page.click(self.marker("Damascus"))
        self.page.wait("selection.length > 0")
        self.page.size(1440, 900)

    def test_pictures(self):
        if PICTURES is None:
            self.skipTest("no folder for them was named")
        for name, width, height, dark, phone in (("desktop", 1440, 900, False, False), ("dark", 1440, 900, True, False), ("tablet", 900, 1100, False, False),
                                                 ("phone", 390, 844, False, True)):
            self.page.size(width, height, phone)
            self.page.dark(dark)
            self.page.value("new Promise((done) => setTimeout(done, 300))")
            self.page.value("Object.assign(view, home()), changed(true), scrollTo(0, 0)")
            self.page.value("new Promise((done) => setTimeout(done, 300))")
            self.page.picture(os.path.join(PICTURES, name + ".png"))
            if name == "desktop":
                self.page.click(self.marker("Deir ez-Zor"))
                self.page.value("new Promise((done) => setTimeout(done, 300))")
                self.page.picture(os.path.join(PICTURES, "selected.png"))
                self.page.value("flyTo(selection[0])")
                self.page.value("new Promise((done) => setTimeout(done, 2000))")
                self.page.picture(os.path.join(PICTURES, "close.png"))
                self.page.value("select([], false)")
        self.page.size(1440, 900)
        self.page.dark(False)
        with open(os.path.join(PICTURES, "page.pdf"), "wb") as out:
            out.write(self.page.pdf())


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
