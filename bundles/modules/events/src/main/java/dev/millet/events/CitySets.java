package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.members.Identity;
import dev.millet.api.selection.MemberSets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The cities with the members who agree to be named there, for leaderboards. */
final class CitySets implements MemberSets {

  private final Database database;
  private final CityStore cities;

  CitySets(Database database, CityStore cities) {
    this.database = database;
    this.cities = cities;
  }

  @Override
  public String name() {
    return "city";
  }

  @Override
  public String label(Locale locale) {
    return locale.getLanguage().equals("zh") ? "城市" : "Cities";
  }

  @Override
  public Map<String, String> visible(Identity reader, Locale locale) {
    Map<String, String> names = new LinkedHashMap<>();
    cities.all().forEach(each -> names.put(each.slug(), each.name(locale)));
    return names;
  }

  @Override
  public Map<Long, Set<String>> of(Collection<Long> members) {
    Map<Long, Set<String>> found = new HashMap<>();
    database
        .read(handle -> cities.shown(handle, members))
        .forEach((member, slug) -> found.put(member, Set.of(slug)));
    return found;
  }
}
