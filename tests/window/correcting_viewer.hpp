/// \file
/// The viewer on documents that the geoparser has read, for tests that correct what it found.
#pragma once

#include "app/workspace/corrections.hpp"
#include "app/workspace/geoparse_document.hpp"
#include "app/workspace/mention_candidates.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/window/driven_viewer.hpp"
#include "tests/workspace/sample_workspace.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <string>

namespace loci::tests {

inline constexpr const char* lancaster_in_england = "geonames:2644972";

/// Three documents. Loci takes the towns of two for those of Pennsylvania; in the third it is in
/// doubt.
struct ReadDocuments {
  TemporaryFolder folder;
  std::filesystem::path file = folder.path() / "towns.loci";

  ReadDocuments() {
    static const gazetteer::Gazetteer world(std::filesystem::path(LOCI_TEST_DATA_FOLDER) /
                                            "world.gazetteer");
    static const geoparse::Geoparser geoparser(world);
    workspace::Workspace made(file, workspace::Workspace::Mode::create_or_open);
    const auto add = [&](const char* path, const char* title, const char* text) {
      document::ReadResult read;
      read.document = sample_document(path, text, "2019-03-14");
      read.document.title = title;
      made.add(read.document, workspace::geoparse_document(read, geoparser), world.info());
    };
    add("fire.txt", "The fire",
        "The fire\n\nA fire in Lancaster spread to Columbia. Firemen came from York to help in "
        "Lancaster.\n");
    add("train.txt", "The train", "The train\n\nThe train from Lancaster to York was late.\n");
    add("letter.txt", "The letter",
        "The letter\n\nA letter from Springfield took a week to Georgia, says Jordan. Chad had no "
        "answer from Paris.\n");
  }

  /// The first of this name in the fire, as the workspace has it now.
  workspace::StoredMention mention(const std::string& name) const {
    const workspace::Workspace read(file, workspace::Workspace::Mode::read);
    for (auto& one : workspace::all_mentions(read, 1)) {
      if (one.mention.name == name) return one;
    }
    FAIL("no mention " << name);
    return {};
  }
  std::vector<workspace::LoggedCorrection> log() const {
    workspace::Workspace read(file, workspace::Workspace::Mode::read);
    return workspace::Corrections(read).log();
  }
  std::vector<workspace::Doubt> doubts() const {
    workspace::Workspace read(file, workspace::Workspace::Mode::read);
    return workspace::Corrections(read).doubts();
  }
};

/// A window on it, with the steps that every correction takes.
struct CorrectingViewer : DrivenViewer {
  explicit CorrectingViewer(const std::filesystem::path& file,
                            const std::vector<std::string>& options = {})
      : DrivenViewer(command(file, options)) {
    wait_until_settled();
  }

  /// Opens the fire and clicks a mention of it.
  void pick(const std::string& mention) {
    click(item("document", "The fire"));
    wait_for("the document",
             [](const nlohmann::json& now) { return now["reader"]["title"] == "The fire"; });
    click(item("mention", mention));
    picked(mention);
  }
  /// The state once a mention of this name is picked and its candidates are there.
  nlohmann::json picked(const std::string& mention) {
    wait_for("the candidates of " + mention, [&](const nlohmann::json& now) {
      const auto& picker = now["picker"];
      return !picker.is_null() && picker["name"] == mention && !picker["candidates"].empty();
    });
    return wait_until_settled();
  }
  /// The key of a candidate.
  std::string key_of(const std::string& place) {
    const auto candidates = state()["picker"]["candidates"];
    const auto found = std::find(candidates.begin(), candidates.end(), place);
    REQUIRE(found != candidates.end());
    return std::to_string(found - candidates.begin() + 1);
  }
  nlohmann::json without_picker() {
    return wait_for("no picker", [](const nlohmann::json& now) { return now["picker"].is_null(); });
  }

 private:
  static std::vector<std::string> command(const std::filesystem::path& file,
                                          const std::vector<std::string>& options) {
    std::vector<std::string> all{file.string()};
    all.insert(all.end(), options.begin(), options.end());
    return all;
  }
};

inline bool shows(const nlohmann::json& state, const std::string& kind, const std::string& id) {
  const auto& items = state["items"];
  return std::any_of(items.begin(), items.end(), [&](const nlohmann::json& item) {
    return item["kind"] == kind && item["id"] == id;
  });
}

inline std::string name_of(const nlohmann::json& state, const std::string& kind,
                           const std::string& id) {
  for (const nlohmann::json& item : state["items"]) {
    if (item["kind"] == kind && item["id"] == id) return item["name"];
  }
  return {};
}

}  // namespace loci::tests
