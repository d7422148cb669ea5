#include "app/render/map_style.hpp"

namespace loci::render {

const MapStyle& map_style(Theme theme) {
  static constexpr MapStyle light{.theme = Theme::light,
                                  .paper = 0xfdfcfa,
                                  .sea = 0xcfe0ea,
                                  .shallow = 0xdae8f0,
                                  .land = 0xf6f3ec,
                                  .urban = 0xe6ddd2,
                                  .lake = 0xbcd4e2,
                                  .river = 0x8fb6cc,
                                  .coast = 0x8fb6cc,
                                  .glacier = 0xfcfcfb,
                                  .graticule = 0x9db4c2,
                                  .country_border = 0x8d7f93,
                                  .admin1_border = 0xcfc6bd,
                                  .contested_area = 0xb9a9c4,
                                  .text = 0x3a3f47,
                                  .halo = 0xfbf9f4,
                                  .country_name = 0x6d6478,
                                  .admin1_name = 0xa0968a,
                                  .water_name = 0x5f8aa6,
                                  .marker = 0xd1495b,
                                  .marker_rim = 0xffffff,
                                  .marker_text = 0xffffff};
  static constexpr MapStyle dark{.theme = Theme::dark,
                                 .paper = 0x0f161d,
                                 .sea = 0x15202b,
                                 .shallow = 0x192834,
                                 .land = 0x22292f,
                                 .urban = 0x2e363d,
                                 .lake = 0x1b2c3a,
                                 .river = 0x2f5168,
                                 .coast = 0x2f5168,
                                 .glacier = 0x2d363d,
                                 .graticule = 0x4b5f70,
                                 .country_border = 0x7f8a96,
                                 .admin1_border = 0x3a434b,
                                 .contested_area = 0x4a4156,
                                 .text = 0xd7dde3,
                                 .halo = 0x1b2126,
                                 .country_name = 0x9aa7b4,
                                 .admin1_name = 0x717c87,
                                 .water_name = 0x5f8aa6,
                                 .marker = 0xff6b6b,
                                 .marker_rim = 0x1b2126,
                                 .marker_text = 0xffffff};
  return theme == Theme::light ? light : dark;
}

}  // namespace loci::render
