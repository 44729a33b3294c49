package dev.millet.events;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.RouteDocument;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** The parameters that choose a list of events: {@code city}, {@code month} and {@code past}. */
final class EventFilters {

  private final CityStore cities;

  EventFilters(CityStore cities) {
    this.cities = cities;
  }

  /** Adds the parameters to the document of a list. */
  static RouteDocument documented(RouteDocument document) {
    return document
        .query("city", "string", "The slug of a city; all cities where it is left out")
        .query("month", "string", "A month such as 2026-12; all where it is left out")
        .query("past", "boolean", "Whether those that have ended are listed, the latest first");
  }

  /**
   * Reads the parameters.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where one of them means nothing
   */
  EventFilter of(Request request) {
    Optional<City> city = request.query("city").map(this::city);
    EventFilter all = EventFilter.upcoming().in(city.map(City::id).orElse(null));
    EventFilter some = request.query("past").filter("true"::equals).isPresent() ? all.ended() : all;
    return request.query("month").map(text -> in(some, text, city)).orElse(some);
  }

  private City city(String slug) {
    return cities
        .bySlug(slug)
        .orElseThrow(
            () -> Problem.invalid("city", "unknown", "there is no city " + slug).toException());
  }

  private static EventFilter in(EventFilter filter, String text, Optional<City> city) {
    YearMonth month = month(text);
    ZoneId zone = city.<ZoneId>map(each -> ZoneId.of(each.zone())).orElse(ZoneOffset.UTC);
    return filter.between(
        month.atDay(1).atStartOfDay(zone).toInstant(),
        month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
  }

  private static YearMonth month(String text) {
    try {
      YearMonth month = YearMonth.parse(text);
      if (month.getYear() >= 1990 && month.getYear() < 2300) {
        return month;
      }
    } catch (DateTimeException e) {
      // refused below, as a year beyond all events
    }
    throw Problem.invalid("month", "no-month", "month is such as 2026-12").toException();
  }
}
