/// \file
/// How the Earth is laid flat: a part of the View menu, and a menu of the status bar.
#pragma once

#include "app/panels/ui.hpp"

namespace loci::panels {

/// The projections, in a menu or popup that is open.
void projection_choices(Ui& ui);

/// The entries "Projection" with its choices and "Graticule".
void projection_menu(Ui& ui);

}  // namespace loci::panels
