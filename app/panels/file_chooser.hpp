/// \file
/// Choosing a file to open or to write.
#pragma once

#include "app/panels/block_scroll.hpp"
#include "app/panels/ui.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace loci::panels {

/// A kind of file that can be written, by the end of its name.
struct FileKind {
  std::string name;    ///< "GeoPackage"
  std::string suffix;  ///< ".gpkg"
};

/// What a file is chosen for.
struct FileChoice {
  std::string title;                      ///< "Add documents"
  std::string button;                     ///< "Add"
  std::vector<std::string> extensions{};  ///< ".loci", in either case; empty: all
  bool folders_too = false;               ///< a folder may be chosen
  bool new_file = false;                  ///< the file need not exist: it is about to be written
  std::filesystem::path proposed;         ///< a file, or the folder to begin in
  std::function<void(session::Session&, const std::filesystem::path&)> chosen;
  std::vector<FileKind> kinds{};  ///< to choose from; the file's name follows
};

/// A sheet over the window that shows one folder at a time.
class FileChooser {
 public:
  void open(FileChoice choice);
  bool is_open() const { return open_; }
  void draw(Ui& ui);

 private:
  struct Entry {
    std::string name;
    bool folder;
  };

  void enter(const std::filesystem::path& folder);
  bool fits(const std::filesystem::path& file) const;
  void draw_rows(Ui& ui, const Area& area);
  void draw_row(Ui& ui, const Entry& entry, const Area& row);
  void draw_bottom(Ui& ui, const Area& area);
  void draw_kinds(Ui& ui, float width_px);
  std::filesystem::path chosen_path() const;
  bool ready() const;
  void finish(Ui& ui);

  FileChoice choice_;
  bool open_ = false, appear_ = false, kinds_shown_ = false;
  std::filesystem::path folder_;
  std::vector<Entry> entries_;
  std::string problem_;  ///< why the folder cannot be shown
  std::string name_;     ///< typed or clicked
  BlockScroll scroll_;
};

}  // namespace loci::panels
