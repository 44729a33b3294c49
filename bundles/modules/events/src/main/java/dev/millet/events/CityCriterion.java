package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.selection.Criterion;
import dev.millet.api.selection.Finding;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The city that members chose, for whoever chooses members by it. */
final class CityCriterion implements Criterion {

  private final Database database;
  private final CityStore cities;

  CityCriterion(Database database, CityStore cities) {
    this.database = database;
    this.cities = cities;
  }

  @Override
  public String name() {
    return "city";
  }

  @Override
  public boolean accepts(String wanted) {
    return cities.all().stream().anyMatch(each -> each.slug().equals(wanted));
  }

  @Override
  public String describe(String wanted, Locale locale) {
    String name =
        cities.all().stream()
            .filter(each -> each.slug().equals(wanted))
            .map(each -> each.name(locale))
            .findFirst()
            .orElse(wanted);
    return isChinese(locale) ? "所在城市为" + name : "lives in " + name;
  }

  @Override
  public String label(Locale locale) {
    return isChinese(locale) ? "城市（英文标识，例如 chengdu）" : "City, such as chengdu";
  }

  private static boolean isChinese(Locale locale) {
    return locale.getLanguage().equals("zh");
  }

  @Override
  public Map<Long, Finding> look(Collection<Long> members, String wanted) {
    Map<Long, Finding> found = new HashMap<>();
    database
        .read(handle -> slugs(handle, members))
        .forEach((member, slug) -> found.put(member, new Finding(slug.equals(wanted), slug, 1)));
    return found;
  }

  private static Map<Long, String> slugs(Handle handle, Collection<Long> members) {
    if (members.isEmpty()) {
      return Map.of();
    }
    return handle
        .createQuery(
            """
            SELECT r.member_id, c.slug FROM events_residents r
              JOIN events_cities c ON c.id = r.city_id
             WHERE r.member_id IN (<members>)
            """)
        .bindList("members", List.copyOf(members))
        .reduceRows(
            new HashMap<Long, String>(),
            (map, row) -> {
              map.put(row.getColumn("member_id", Long.class), row.getColumn("slug", String.class));
              return map;
            });
  }
}
