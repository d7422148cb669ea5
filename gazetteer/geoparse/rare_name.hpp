/// \file
/// Names that can hardly be anything but a place's, whatever stands around them.
#pragma once

#include "gazetteer/geoparse/possible_mentions.hpp"
#include "gazetteer/geoparse/reading.hpp"

namespace loci::geoparse {

/// True where none of the words is an ordinary one, a title or part of people's names. An article
/// says nothing: "al-Bukamal" is no more ordinary than "Bukamal".
bool has_rare_words(const Reading& reading, const PossibleMention& mention);

/// True before the surname of somebody who cannot be called like the place: "at the gates of
/// Mariupol Putin ordered".
bool is_before_surname(const Reading& reading, const PossibleMention& mention);

/// True where the capitals go on before or behind the mention; an ordinary word at a sentence's
/// start ("From Tartus") is no part of a name, nor is the surname of somebody else.
bool is_in_longer_name(const Reading& reading, const PossibleMention& mention);

/// Rare words, and all of the name that they are part of.
bool is_rare_name(const Reading& reading, const PossibleMention& mention);

/// A listed name of rare words, of a place that is no village.
bool is_unmistakable(const Reading& reading, const PossibleMention& mention);

/// "The Eiffel Tower", "Rikers Island", "the Polish Corridor": a building, a monument, a region, a
/// mountain or the like, by its full name; a site also by a shorter one before what it is: "the Ain
/// al-Asad base".
bool is_landmark(const Reading& reading, const PossibleMention& mention);

/// "Damascus International Airport", listed so.
bool is_named_airport(const Reading& reading, const PossibleMention& mention);

/// "The Geneva talks": a city after which a meeting or an attack is called.
bool is_named_by_event(const Reading& reading, const PossibleMention& mention);

/// "Aleppo University", "the Oslo Accords", "the Jerusalem Post": a city that begins the name of an
/// institution or an event.
bool is_before_institution(const Reading& reading, const PossibleMention& mention);

/// "The Baltimore bridge": a city before what stands there.
bool is_before_site(const Reading& reading, const PossibleMention& mention);

}  // namespace loci::geoparse
