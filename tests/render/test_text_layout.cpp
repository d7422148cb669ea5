#include "app/text/halo.hpp"
#include "app/text/text_layout.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <thread>

using loci::text::TextBox;
using loci::text::TextLayout;
using loci::text::TextStyle;

namespace {

const std::string deir_ez_zor_arabic = "دير الزور";

std::size_t inked_pixels(const TextLayout::Pixels& pixels) {
  std::size_t count = 0;
  for (std::size_t i = 3; i < pixels.rgba.size(); i += 4) count += pixels.rgba[i] > 127 ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("Arabic letters are joined: the word is narrower than its letters one by one") {
  const std::string word = "بيب";
  const TextLayout joined(word, {.size_px = 40});
  double apart_px = 0;
  for (std::size_t i = 0; i < word.size(); i += 2) {
    apart_px += TextLayout(word.substr(i, 2), {.size_px = 40}).width_px();
  }
  CHECK(joined.width_px() < 0.8 * apart_px);
}

TEST_CASE("Arabic runs from right to left") {
  const TextLayout layout(deir_ez_zor_arabic, {.size_px = 20});
  const auto first = layout.boxes_of(0, 2);
  const auto last = layout.boxes_of(deir_ez_zor_arabic.size() - 2, deir_ez_zor_arabic.size());
  REQUIRE(first.size() == 1);
  REQUIRE(last.size() == 1);
  CHECK(first[0].left_px > last[0].right_px);
  CHECK(layout.byte_at(layout.width_px() - 1, 5) == 0);
}

TEST_CASE("An Arabic name in an English sentence is one box in the middle") {
  const std::string text = "In " + deir_ez_zor_arabic + " today";
  const TextLayout layout(text, {.size_px = 16});
  const auto boxes = layout.boxes_of(3, 3 + deir_ez_zor_arabic.size());
  REQUIRE(boxes.size() == 1);
  CHECK(boxes[0].left_px > 5);
  CHECK(boxes[0].right_px < layout.width_px() - 20);
}

TEST_CASE("The byte under the middle of a letter's box is that letter") {
  const std::string text = "Abu Kamal";
  const TextLayout layout(text, {.size_px = 16});
  for (std::size_t i = 0; i < text.size(); ++i) {
    const TextBox box = layout.boxes_of(i, i + 1).at(0);
    CHECK(layout.byte_at((box.left_px + box.right_px) / 2, 8) == i);
  }
  CHECK(layout.byte_at(1000, 8) == text.size());
  CHECK(layout.byte_at(5, 1000) == text.size());
}

TEST_CASE(
    "A caret stands before or after a letter, whichever side is nearer, in either direction") {
  const std::string latin = "Abu Kamal";
  const TextLayout there(latin, {.size_px = 16});
  const TextBox k = there.boxes_of(4, 5).at(0);
  CHECK(there.caret_at(k.left_px + 1, 8) == 4);
  CHECK(there.caret_at(k.right_px - 1, 8) == 5);
  CHECK(there.caret_at(-50, 8) == 0);
  CHECK(there.caret_at(5, 1000) == latin.size());
  const std::string hebrew = "חיפה";
  const TextLayout back(hebrew, {.size_px = 16});
  const TextBox second = back.boxes_of(2, 4).at(0);
  CHECK(back.caret_at(second.right_px - 1, 8) == 2);
  CHECK(back.caret_at(second.left_px + 1, 8) == 4);
}

TEST_CASE(
    "The word at a byte is found in any script, and between words it is the character there") {
  const auto word = [](const std::string& text, const std::string& within) {
    const auto found = TextLayout(text, {.size_px = 16}).word_at(text.find(within));
    return text.substr(found.begin, found.end - found.begin);
  };
  CHECK(word("near Palmyra, at dawn", "myra") == "Palmyra");
  CHECK(word("near Palmyra, at dawn", ", at") == ",");
  CHECK(word("إلى مدينة دير الزور", "دينة") == "مدينة");
  CHECK(word("dawn", "n") == "dawn");
  CHECK(TextLayout("", {}).word_at(0).end == 0);
}

TEST_CASE("A passage that is broken over lines has a box on each") {
  const std::string text = "The road from Deir ez-Zor to Abu Kamal follows the river.";
  const TextLayout layout(text, {.size_px = 14, .wrap_width_px = 150});
  CHECK(layout.boxes_of(0, text.size()).size() >= 3);
  CHECK(layout.width_px() <= 150.5);
  CHECK(layout.height_px() > 3 * 14);
}

TEST_CASE("Without a wrap width, line breaks do not make a second line") {
  const TextLayout one("Abu Kamal", {}), two("Abu\nKamal", {});
  CHECK(two.height_px() == Approx(one.height_px()));
}

TEST_CASE("A long text is cut with an ellipsis to the width") {
  const TextLayout layout("Offensive along the Euphrates valley",
                          {.wrap_width_px = 80, .ellipsize = true});
  CHECK(layout.width_px() <= 80.5);
  CHECK(layout.height_px() < 25);
}

TEST_CASE("Broken UTF-8 is shown as replacement characters and offsets stay the original's") {
  const std::string text = "Ab\xFFuK\xC3";
  const TextLayout layout(text, {.size_px = 16});
  const TextBox u = layout.boxes_of(3, 4).at(0);
  CHECK(layout.byte_at((u.left_px + u.right_px) / 2, 8) == 3);
  const TextBox broken = layout.boxes_of(2, 3).at(0);
  CHECK(broken.right_px - broken.left_px > 5);
  CHECK(layout.byte_at(1000, 8) == text.size());
}

TEST_CASE("A halo covers more than the letters and pixels follow the pixel ratio") {
  const TextStyle plain{.size_px = 14};
  const TextStyle haloed{.size_px = 14, .halo = 0xfbf9f4, .halo_px = 1.5};
  const auto without = TextLayout("Tartus", plain).draw();
  const auto with = TextLayout("Tartus", haloed).draw();
  CHECK(inked_pixels(with) > 1.5 * static_cast<double>(inked_pixels(without)));
  CHECK(with.origin_x_px >= without.origin_x_px + 2);
  const TextLayout twice("Tartus", plain, {}, 2.0);
  CHECK(twice.width_px() == Approx(TextLayout("Tartus", plain).width_px()).epsilon(0.02));
  CHECK(twice.draw().width_px > 1.8 * without.width_px);
}

TEST_CASE("A mark colours its stretch of the text") {
  const auto pixels = TextLayout("Palmyra fell", {.size_px = 20},
                                 {{.begin = 0,
                                   .end = 7,
                                   .colour = 0xff0000,
                                   .background = 0xff0000,
                                   .background_alpha = 1}})
                          .draw();
  const auto middle = static_cast<std::size_t>(pixels.height_px / 2 * pixels.width_px + 20) * 4;
  CHECK(pixels.rgba[middle] == 255);
  CHECK(pixels.rgba[middle + 3] == 255);
}

TEST_CASE("Layouts on several threads draw the same") {
  const TextStyle style{.size_px = 18, .halo_px = 1};
  const auto expected = TextLayout(deir_ez_zor_arabic, style).draw().rgba;
  std::vector<int> same(4, 0);
  std::vector<std::thread> threads;
  for (int& result : same) {
    threads.emplace_back([&] {
      result = 1;
      for (int i = 0; i < 20; ++i) {
        if (TextLayout(deir_ez_zor_arabic, style).draw().rgba != expected) result = 0;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(std::accumulate(same.begin(), same.end(), 0) == 4);
}

TEST_CASE("Threads may lay out text in more faces than are kept open") {
  // Each of these has faces of its own in each weight; cairo keeps ten open.
  const std::vector<std::string> scripts{"Homs", "حمص", "חומס", "Хомс", "霍姆斯", "Հոմս", "ჰომსი"};
  const auto work = [&scripts](int first) {
    double width_px = 0;
    for (int i = first; i < first + 2500; ++i) {
      const std::size_t at = static_cast<std::size_t>(i);
      const TextLayout layout(scripts[at % scripts.size()],
                              {.size_px = 10.0 + static_cast<double>(at % 5),
                               .weight = std::array{400, 500, 600}[at % 3],
                               .italic = at % 2 == 0});
      width_px += layout.width_px() + static_cast<double>(inked_pixels(layout.draw()) % 2);
    }
    return width_px;
  };
  std::vector<std::thread> threads;
  for (const int first : {0, 100, 200}) threads.emplace_back([&, first] { work(first); });
  const double here = work(0);
  for (std::thread& thread : threads) thread.join();
  CHECK(work(0) == here);
}

TEST_CASE("A halo surrounds what is drawn, fades within a pixel and stays behind it") {
  TextLayout::Pixels pixels;
  pixels.width_px = pixels.height_px = 7;
  pixels.rgba.resize(std::size_t{7} * 7 * 4);
  const auto pixel = [&](int x, int y) {
    return pixels.rgba.data() + (static_cast<std::size_t>(y) * 7 + static_cast<std::size_t>(x)) * 4;
  };
  pixel(3, 3)[0] = pixel(3, 3)[3] = 255;  // a red point
  loci::text::put_halo_behind(pixels, 0x0000FF, 1.5);
  CHECK(std::vector<int>(pixel(3, 3), pixel(3, 3) + 4) == std::vector<int>{255, 0, 0, 255});
  CHECK(std::vector<int>(pixel(4, 3), pixel(4, 3) + 4) == std::vector<int>{0, 0, 255, 255});
  CHECK(std::vector<int>(pixel(4, 2), pixel(4, 2) + 4) == std::vector<int>{0, 0, 255, 255});
  CHECK(int{pixel(3, 1)[3]} == Approx(127).margin(2));
  CHECK(int{pixel(3, 1)[2]} == int{pixel(3, 1)[3]});
  CHECK(int{pixel(3, 0)[3]} == 0);
}
