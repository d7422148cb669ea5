#include "app/document/published_date.hpp"

#include <catch2/catch.hpp>

using loci::document::date_of_file_name;
using loci::document::find_dateline;
using loci::document::iso_date;

TEST_CASE("dates of metadata are read in ISO 8601 and in English") {
  CHECK(iso_date("2020-12-29") == "2020-12-29");
  CHECK(iso_date("2020-12-29T06:19:00+02:00") == "2020-12-29T06:19:00+02:00");
  CHECK(iso_date("2020-12") == "2020-12");
  CHECK(iso_date("2020") == "2020");
  CHECK(iso_date("29 Dec 2020, Tue") == "2020-12-29");
  CHECK(iso_date("Monday, May 28th, 2018") == "2018-05-28");
  CHECK(iso_date("1st of September 1939") == "1939-09-01");
}

TEST_CASE("what is no date, or no date that exists, is none") {
  for (const char* const text : {"", "soon", "2020-02-30", "30 February 2020", "2020-13-01",
                                 "0020-01-01", "12/11/2017", "May 2018", "99999999999-01-01"}) {
    INFO(text);
    CHECK(iso_date(text).empty());
  }
}

TEST_CASE("dates are read in other languages and in numbers that have one reading") {
  for (const char* const text :
       {"29 декабря 2020 года", "29. Dezember 2020", "29 décembre 2020", "29 de diciembre de 2020",
        "29 aralık 2020", "29 grudnia 2020", "٢٩ ديسمبر ٢٠٢٠", "29 كانون الأول 2020",
        "29 كانون الأول/ديسمبر 2020", "2020年12月29日", "29.12.2020", "29/12/2020", "12/29/2020"}) {
    INFO(text);
    CHECK(iso_date(text) == "2020-12-29");
  }
}

TEST_CASE("a date in a file's name is read where all of it stands there") {
  CHECK(date_of_file_name("2020-12-29-flood.txt") == "2020-12-29");
  CHECK(date_of_file_name("IMG_20201229_two.pdf") == "2020-12-29");
  CHECK(date_of_file_name("flood-2020.txt").empty());
  CHECK(date_of_file_name("99999999.txt").empty());
}

TEST_CASE("a dateline near the top is the date of publication") {
  CHECK(find_dateline("Title\n\nMonday, May 28, 2018\n\nText").date == "2018-05-28");
  CHECK(find_dateline("Заголовок\n\nвторник, 29 декабря 2020, 06:19\n\nТекст").date ==
        "2020-12-29");
  CHECK(find_dateline("Title\nBy Jane Doe | 3 March 2015\nText").date == "2015-03-03");
  CHECK(find_dateline("Title\n\nAsia 29 Dec 2020, Tue \u2013 06:19 2020-12-29T06:19:00 DESK \u2013 "
                      "A. WRITER  NEWS OF THE DAY AND MORE\n")
            .date == "2020-12-29T06:19:00");
}

TEST_CASE("a date within a sentence is not the date of publication") {
  for (const char* const text :
       {"The 6 June 1944 landing\n\nText", "Title\n\nOn 6 June 1944 they landed on five beaches.",
        "Title\n\nThe treaty of 24 July 1923 which ended the war for good", "Title\n\nText"}) {
    INFO(text);
    CHECK(find_dateline(text).date.empty());
  }
}

TEST_CASE("what stands before the date of a dateline is the outlet, unless it is a byline") {
  CHECK(find_dateline("Title\nThe Harbour Dispatch, 14 March 2019").outlet ==
        "The Harbour Dispatch");
  CHECK(find_dateline("Title\nBy Jane Doe | 3 March 2015\nText").outlet.empty());
  CHECK(find_dateline("Title\nMonday, May 28, 2018\nText").outlet.empty());
  CHECK(find_dateline("Title\nPublished 28 May 2018\nText").outlet.empty());
}
