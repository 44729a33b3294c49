package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The cities, and who lives where. Methods with a handle run in its transaction. */
final class CityStore {

  private static final int MAX_SHOWN = 60;

  private final Database database;
  private final Table<City> cities;
  private final Table<Resident> residents;

  /**
   * A member who chose a city.
   *
   * @param shown whether the city's page may name them
   */
  record Resident(long memberId, long cityId, boolean shown) {}

  /** The members of a city: all are counted, those who agreed are named. */
  record Residents(int count, List<Long> shown) {}

  CityStore(Database database) {
    this.database = database;
    this.cities = database.table("events_cities", City.class).generated("id");
    this.residents = database.table("events_residents", Resident.class).key("member_id");
  }

  List<City> all() {
    return database.read(
        handle ->
            cities.select(
                handle,
                "SELECT <columns> FROM events_cities ORDER BY name_en, id",
                query -> query));
  }

  Map<Long, City> byId() {
    return all().stream().collect(Collectors.toMap(City::id, Function.identity()));
  }

  Optional<City> find(Handle handle, long id) {
    return cities.find(handle, id);
  }

  Optional<City> bySlug(String slug) {
    return database.read(handle -> find(handle, slug));
  }

  Optional<City> find(Handle handle, String slug) {
    return cities
        .select(
            handle,
            "SELECT <columns> FROM events_cities WHERE slug = :slug",
            query -> query.bind("slug", slug))
        .stream()
        .findFirst();
  }

  City insert(Handle handle, City city) {
    return cities.insert(handle, city);
  }

  /** Adds a city; empty where there is one at the same address. */
  Optional<City> add(NewCity typed) {
    return database.write(
        handle -> {
          boolean known = find(handle, typed.slug()).isPresent();
          return known ? Optional.<City>empty() : Optional.of(insert(handle, typed.row()));
        });
  }

  Optional<Resident> resident(long member) {
    return database.read(handle -> residents.find(handle, member));
  }

  /** Has a member live in a city. */
  void settle(Handle handle, Resident resident) {
    residents.delete(handle, resident.memberId());
    residents.insertIfAbsent(handle, resident);
  }

  void forget(Handle handle, long member) {
    residents.delete(handle, member);
  }

  /** Returns the slugs of the cities of members who agree to be named there, by member. */
  Map<Long, String> shown(Handle handle, Collection<Long> members) {
    if (members.isEmpty()) {
      return Map.of();
    }
    return handle
        .createQuery(
            """
            SELECT r.member_id, c.slug FROM events_residents r
              JOIN events_cities c ON c.id = r.city_id
             WHERE r.member_id IN (<members>) AND r.shown = TRUE
            """)
        .bindList("members", List.copyOf(members))
        .map((row, context) -> Map.entry(row.getLong("member_id"), row.getString("slug")))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  Residents residents(Handle handle, long city) {
    int count =
        handle
            .createQuery(
                "SELECT COUNT(r.member_id) FROM events_residents r WHERE r.city_id = :city")
            .bind("city", city)
            .mapTo(Integer.class)
            .one();
    List<Long> shown =
        residents
            .select(
                handle,
                """
                SELECT <columns> FROM events_residents WHERE city_id = :city AND shown = TRUE
                 ORDER BY member_id FETCH FIRST :limit ROWS ONLY
                """,
                query -> query.bind("city", city).bind("limit", MAX_SHOWN))
            .stream()
            .map(Resident::memberId)
            .toList();
    return new Residents(count, shown);
  }
}
