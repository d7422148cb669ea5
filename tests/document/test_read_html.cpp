#include "app/document/read_document.hpp"
#include "tests/temporary_folder.hpp"

#include <catch2/catch.hpp>

using namespace loci;
using Catch::Matchers::Contains;

namespace {

document::ReadResult read_page(const std::string& bytes) {
  const tests::TemporaryFolder folder;
  return document::read_document(folder.write("page.html", bytes));
}

std::string text_of(const std::string& body) {
  return read_page("<!DOCTYPE html><html><head><title>T</title></head><body>" + body +
                   "</body></html>")
      .document.text;
}

}  // namespace

TEST_CASE("HTML: blocks become paragraphs and white space collapses as in a browser") {
  CHECK(text_of("<p>One\n   two</p><p>Three<br>four</p>") == "One two\n\nThree\nfour");
  CHECK(text_of("<ul><li>Homs</li> <li><b>Ha</b>ma</li></ul>after") == "Homs\nHama\n\nafter");
  CHECK(text_of("<table><tr><td>Raqqa<td>1</tr><tr><td>Tabqa<td>2</tr></table>") ==
        "Raqqa 1\nTabqa 2");
  CHECK(text_of("<pre>a\nb</pre>") == "a\nb");
}

TEST_CASE("HTML: character references become characters") {
  CHECK(text_of("<p>Dar&rsquo;a &amp; al-&Sfr;&#x62d;&#0;</p>").starts_with("Dar\u2019a & al-"));
  CHECK(text_of("<p>caf&eacute; &#1581;</p>") == "caf\u00e9 \u062d");
}

TEST_CASE("HTML: what surrounds the text is left out") {
  CHECK(text_of("<header>Site</header><nav>Menu</nav><p>Text</p><aside>Ad</aside><form>Mail</form>"
                "<script>var Aleppo;</script><style>p{}</style><footer>Imprint</footer>"
                "<p hidden>Never seen</p><noscript>Switch on</noscript>") == "Text");
}

TEST_CASE("HTML: the article is the text where it is most of the page") {
  CHECK(text_of("<div>Teaser</div><article><header><h1>Title</h1></header><p>A long enough text of "
                "the article.</p></article>") == "Title\n\nA long enough text of the article.");
  CHECK_THAT(text_of("<article>One</article><article>Two</article><p>And much more than both</p>"),
             Contains("One") && Contains("much more"));
}

TEST_CASE("HTML: title, source, date and address come from the head") {
  const auto page = read_page(
      "<html><head><title>Road | Post</title><meta property='og:title' content='The  road'>"
      "<meta property='og:site_name' content='The Post'>"
      "<meta property='article:published_time' content='2018-05-28T09:30:00Z'>"
      "<link rel='canonical' href='https://example.org/road'></head><body>Text</body></html>");
  CHECK(page.document.title == "The road");
  CHECK(page.document.source == "The Post");
  CHECK(page.document.date == "2018-05-28T09:30:00Z");
  CHECK(page.document.url == "https://example.org/road");
}

TEST_CASE("HTML: the title falls back to <title>, then to the first heading") {
  CHECK(read_page("<title>From <!-- x -->title</title><h1>Heading</h1>").document.title ==
        "From title");
  CHECK(read_page("<body><h1>Only <i>heading</i></h1>text").document.title == "Only heading");
}

TEST_CASE("HTML: external entities and files are never read") {
  const tests::TemporaryFolder folder;
  const auto secret = folder.write("secret.txt", "the secret of Idlib");
  const auto page = read_page("<!DOCTYPE html [<!ENTITY x SYSTEM \"file://" + secret.string() +
                              "\">]><html><body><p>Text &x;</p></body></html>");
  CHECK(page.document.text.find("Idlib") == std::string::npos);
}

TEST_CASE("HTML: pages nested without end are read without a crash") {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<div><b>";
  const auto page = read_page("<p>Hama</p>" + deep + "Homs");
  CHECK_THAT(page.document.text, Contains("Hama"));
}
