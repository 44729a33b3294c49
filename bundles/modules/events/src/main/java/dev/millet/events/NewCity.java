package dev.millet.events;

import dev.millet.api.forms.Rules;

/** The input of somebody of the team who adds a city. */
record NewCity(String slug, String nameEn, String nameZh, String zone) {

  static final Rules<NewCity> RULES =
      Rules.of(NewCity.class)
          .line("nameEn", 1, 80, "Chengdu")
          .line("nameZh", 1, 80, "成都")
          .verbatim("slug", 1, 60, "chengdu")
          .line("zone", 1, 60, "Asia/Shanghai")
          .require(
              "slug",
              city -> city.slug().matches("[a-z0-9]+(-[a-z0-9]+)*"),
              "not-a-slug",
              "slug is lower-case letters and digits, with hyphens between them")
          .require(
              "zone",
              city -> Zones.isOne(city.zone()),
              "no-zone",
              "zone is an IANA name such as Asia/Shanghai");

  City row() {
    return new City(0, slug, nameEn, nameZh, zone);
  }
}
