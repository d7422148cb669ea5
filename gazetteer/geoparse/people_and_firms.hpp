/// \file
/// Words that tell people, firms, military units and diseases from the places that are called like
/// them. All take a gazetteer::word_key.
#pragma once

#include <string_view>

namespace loci::geoparse {

/// Well-known firms and brands that are called like a place, or like no place but where one may
/// stand. \param key of a name of one word or two
bool is_firm(std::string_view key);
/// Whether the word begins a firm's name of two words: without it none needs to be put together.
bool begins_firm(std::string_view key);

/// What stands before "to" and who somebody sides with or quotes: "loyal to", "according to".
bool is_attached(std::string_view key);

/// What stands before "at", "for" or "of" and a firm: "worked for", "employees of".
bool is_employed(std::string_view key);

/// What may be owned of a firm: "shares", "stake".
bool is_share(std::string_view key);

/// Ordinary words that are among the commonest surnames of the United States' census of 2010 and
/// seldom part of a place's name: "Orlando Bloom", but not "Orlando Park".
bool is_surname_too(std::string_view key);

/// Endings of surnames in Russian, Ukrainian, Armenian, Georgian and Arabic: people are captured
/// and attacked, too.
bool ends_like_surname(std::string_view key);

/// Places whose names are given to children, and that lists of given names lack: "Paris Hilton".
bool is_given_too(std::string_view key);

/// Those who history knows by a name that places bear too: "Napoleon", "Columbus".
bool is_figure_of_history(std::string_view key);

/// What people do and towns do not: "marched", "sailed".
bool is_deed(std::string_view key);

/// What people do, and the governments of capitals and the teams of great cities as well: "left",
/// "captured".
bool is_adventure(std::string_view key);

/// What a commander has and a town has not: "army", "tomb".
bool is_owned_by_commander(std::string_view key);

/// "virus", "fever"
bool is_disease(std::string_view key);

/// "brigade", "battalion"
bool is_military_unit(std::string_view key);

/// "daughter", "uncle"
bool is_kin(std::string_view key);

}  // namespace loci::geoparse
