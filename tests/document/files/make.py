#!/usr/bin/env python3
"""Made the files beside this script, once: python3 make.py. They are committed; the tests do not run it.

All hold the article assets/samples/border-market-reopens.txt. Needs pandoc (DOCX, ODT, EPUB) and LibreOffice
(RTF, PDF) and qpdf (the encrypted PDF). The PDF has running heads, page numbers and words divided at the ends of lines.
"""
import email.message
import email.policy
import html
import pathlib
import subprocess
import zipfile

here = pathlib.Path(__file__).parent
article = (here / "../../../assets/samples/border-market-reopens.txt").read_text()
head, *paragraphs = [part for part in article.split("\n\n") if part.strip()]
title, dateline, byline = head.split("\n")


def run(*words):
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)


def page():
    body = "\n".join(f"<p>{html.escape(p.strip())}</p>" for p in paragraphs)
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{title} | The Harbour Dispatch</title>
<meta property="og:site_name" content="The Harbour Dispatch">
<script type="application/ld+json">
{{"@context": "https://schema.org", "@graph": [{{"@type": "Organization", "name": "Somebody else"}},
 {{"@type": "NewsArticle", "headline": "{title}", "datePublished": "2019-03-14T07:30:00+02:00",
  "author": [{{"@type": "Person", "name": "A staff correspondent"}}], "inLanguage": "en-GB"}}]}}
</script>
</head>
<body class="has-sidebar">
<div id="cookie-notice"><p>We keep crumbs of you in Nicosia. <button>Agree</button></p></div>
<header><a href="/">The Harbour Dispatch</a></header>
<nav><ul><li><a href="/cairo">Cairo</a><li><a href="/amman">Amman</a><li><a href="/ankara">Ankara</a></ul></nav>
<div class="wrap">
<div class="story">
<h1>{title}</h1>
<p class="meta">The Harbour Dispatch, 14 March 2019<br>By a staff correspondent</p>
<div class="share-bar"><a href="#">Share</a> <a href="#">Send to Larnaca</a></div>
{body}
</div>
<div class="related-links"><h3>Read on</h3><ul><li><a href="/1">Rain over Tripoli</a>
<li><a href="/2">Trains to Basra</a><li><a href="/3">Bread in Tunis</a></ul></div>
<section id="comments"><h3>2 comments</h3><div class="comment"><b>Reader</b><p>My uncle sold melons in Homs.</p></div>
<div class="comment"><p>And mine in Aleppo.</p></div><form><textarea>Your comment from Paris</textarea></form></section>
</div>
<div class="sidebar"><p>Most read: the baker of Sidon</p></div>
<footer>Printed in Limassol</footer>
</body>
</html>
"""


def flat_odt():
    words = {"kilometres": "kilo\u00admetres", "frontier": "fron\u00adtier", "neighbours": "neigh\u00adbours",
             "wholesale": "whole\u00adsale", "Engineers": "Engi\u00adneers", "merchant": "mer\u00adchant"}
    def divided(text):
        for word, parts in words.items():
            text = text.replace(word, parts)
        return html.escape(text.strip())
    lines = "".join(f'<text:p text:style-name="P">{html.escape(p)}</text:p>' for p in (dateline, byline))
    body = "".join(f'<text:p text:style-name="P">{divided(p)}</text:p>' for p in paragraphs)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.3cm"
 fo:text-align="justify"/><style:text-properties fo:font-size="10pt" style:font-name="DejaVu Sans"/></style:style>
<style:style style:name="T" style:family="paragraph"><style:text-properties fo:font-size="14pt"
 style:font-name="DejaVu Sans"/></style:style>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="14.8cm" fo:page-height="12cm"
 fo:margin="1.4cm"/><style:header-style/><style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">
<style:header><text:p>The Harbour Dispatch of Valletta</text:p></style:header>
<style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text><text:p text:style-name="T">{title}</text:p>{lines}{body}</office:text></office:body>
</office:document>"""


def message():
    mail = email.message.EmailMessage(policy=email.policy.SMTP)
    mail["From"] = "=?utf-8?q?The_Harbour_Dispatch?= <desk@harbour.example>"
    mail["To"] = "readers@harbour.example"
    mail["Subject"] = title + " \u2013 the whole story"
    mail["Date"] = "Thu, 14 Mar 2019 07:30:00 +0200"
    mail["Message-ID"] = "<1@harbour.example>"
    mail.set_content(article, cte="quoted-printable")
    mail.add_alternative(page(), subtype="html", cte="base64")
    mail.add_attachment(b"\x89PNG\r\n\x1a\n" + bytes(40), maintype="image", subtype="png", filename="map.png")
    return bytes(mail)


(here / "article.html").write_text(page())
markdown = here / "article.tmp.md"
markdown.write_text(f"---\ntitle: {title}\nauthor: A staff correspondent\nlang: en\n---\n\n{dateline}\n\n{byline}\n\n"
                    + "\n\n".join(p.replace("al-Qa'im", "al-Qa\\'im") for p in paragraphs))
for ending in ("docx", "odt", "epub"):
    run("pandoc", "-f", "markdown-smart", "-o", str(here / f"article.{ending}"), str(markdown))
markdown.unlink()
flat = here / "article.fodt"
flat.write_text(flat_odt())
for ending in ("pdf", "rtf"):
    run("soffice", "--headless", "--convert-to", ending, "--outdir", str(here), str(flat))
flat.unlink()
run("qpdf", "--encrypt", "secret", "secret", "256", "--", str(here / "article.pdf"),
    str(here / "../../fuzz/files/encrypted.pdf"))
(here / "article.eml").write_bytes(message())
with zipfile.ZipFile(here / "article.zip", "w", zipfile.ZIP_DEFLATED) as pile:
    pile.writestr("pile/article.html", page())
    pile.writestr("pile/picture.png", b"\x89PNG\r\n\x1a\n")
