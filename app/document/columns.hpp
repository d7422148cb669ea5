/// \file
/// Which column of a row, or member of an object, holds what of a document.
#pragma once

#include "app/document/read_document.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace loci::document {

/// What a column may hold.
enum class Role : std::size_t { text, title, source, author, url, date, language };
inline constexpr std::array<std::string_view, 7> role_names{"text", "title", "source",  "author",
                                                            "url",  "date",  "language"};

/// The columns of a table, by role. Made once a table, or once an object.
class Columns {
 public:
  /// \param names the columns' names, in any case, with spaces or underscores
  /// \param choice by the user; the others are found by their usual names, such as "headline".
  /// Throws Error when a chosen column is none of them.
  Columns(const std::vector<std::string>& names, const ColumnChoice& choice,
          const std::string& subject);

  /// Throws Error naming the columns that there are when none holds text.
  void require_text(const std::string& subject) const;
  std::size_t count() const { return names_.size(); }
  /// Fills the document from a row's fields; text in HTML becomes what it says. The document's path
  /// must be set. Throws Error where there is no text.
  void read(const std::vector<std::string>& row, const ReadingOptions& options,
            ReadResult& result) const;

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::string field(const std::vector<std::string>& row, Role role) const;

  std::vector<std::string> names_;
  std::array<std::size_t, role_names.size()> columns_{};
};

/// "text=body" and the like, as the command line gives them. Throws Error for an unknown role or a
/// word without "=".
ColumnChoice column_choice(const std::vector<std::string>& words);

}  // namespace loci::document
