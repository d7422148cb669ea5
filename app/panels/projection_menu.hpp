/// \file
/// How the Earth is laid flat: a part of the View menu.
#pragma once

#include "app/panels/ui.hpp"

namespace loci::panels {

/// The entries "Projection" with its choices and "Graticule".
void projection_menu(Ui& ui);

}  // namespace loci::panels
