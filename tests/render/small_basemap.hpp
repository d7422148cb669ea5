/// \file
/// A basemap of a few squares, so that tests of the painting need no world.
#pragma once

#include <filesystem>

/// Built once a program: two countries, A from 30 E to 40 E and B from 40 E to 50 E, between 30 N
/// and 40 N, their border disputed; an island on the antimeridian; the city Middletown (geonames:1)
/// at 38 E 34 N.
std::filesystem::path small_basemap();
