package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Request;
import dev.millet.events.series.Occurrence;
import dev.millet.events.series.Series;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds series for those who may see events of them. */
final class SeriesReader {

  private final Database database;
  private final Stores stores;
  private final EventRight right;

  SeriesReader(Database database, Stores stores, EventRight right) {
    this.database = database;
    this.stores = stores;
    this.right = right;
  }

  /** An event of a series, with its place in it. */
  record Dated(Occurrence occurrence, Event event) {

    /** Returns whether it takes place when the rule has it. */
    boolean isOnTime(Series series) {
      return event.time().start().equals(occurrence.planned())
          && event.time().zone().equals(series.zone());
    }
  }

  /** A series as somebody sees it. */
  record Found(Series series, List<Dated> dates) {}

  /**
   * Returns the series of a request with the events of it that its caller may see.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 where they may see none of it
   */
  Found seen(Request request) {
    long id = request.id("series");
    Found all =
        database
            .read(
                handle ->
                    stores
                        .series()
                        .find(handle, id)
                        .map(found -> new Found(found, dates(stores.series().of(handle, id)))))
            .orElseThrow(SeriesReader::unknown);
    List<Dated> seen =
        all.dates().stream()
            .filter(
                each ->
                    each.event().isPublic() || right.manages(request.identity(), each.event().id()))
            .toList();
    if (seen.isEmpty()) {
      throw unknown();
    }
    return new Found(all.series(), seen);
  }

  /** Returns a series with all its events, for whoever made it. */
  Found whole(Series series) {
    return new Found(
        series, dates(database.read(handle -> stores.series().of(handle, series.id()))));
  }

  private static RuntimeException unknown() {
    return Problem.notFound("There is no such series.").toException();
  }

  private List<Dated> dates(List<Occurrence> occurrences) {
    Map<Long, Event> events =
        database
            .read(
                handle ->
                    stores
                        .events()
                        .find(handle, occurrences.stream().map(Occurrence::eventId).toList()))
            .stream()
            .collect(Collectors.toMap(Event::id, Function.identity()));
    return occurrences.stream().map(each -> new Dated(each, events.get(each.eventId()))).toList();
  }

  /** Returns the series that an event belongs to; null for none. */
  Series of(Event event) {
    return database.read(
        handle ->
            stores
                .series()
                .occurrence(handle, event.id())
                .flatMap(each -> stores.series().find(handle, each.seriesId()))
                .orElse(null));
  }
}
