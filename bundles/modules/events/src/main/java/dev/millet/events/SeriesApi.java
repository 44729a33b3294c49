package dev.millet.events;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.events.series.NewSeries;
import dev.millet.events.series.Series;
import java.util.List;

/** The routes for programs about series. */
final class SeriesApi {

  private static final String ONE = "/api/v1/events/series/{series}";
  private static final String REPEAT = "/api/v1/events/{id}/series";

  private final SeriesWriter writer;
  private final SeriesReader reader;
  private final EventRight right;

  SeriesApi(SeriesWriter writer, SeriesReader reader, EventRight right) {
    this.writer = writer;
    this.reader = reader;
    this.right = right;
  }

  /**
   * A series, in answers.
   *
   * @param rule a recurrence rule of RFC 5545, with COUNT
   * @param begins the clock on the wall at the first event
   * @param dates those that the caller may see
   */
  record SeriesAnswer(
      long id, String title, String rule, String begins, String zone, List<DateAnswer> dates) {}

  /**
   * An event of a series, in answers.
   *
   * @param planned the clock on the wall at which the rule has it
   * @param start the clock on the wall at which it begins
   */
  record DateAnswer(long event, String planned, String start, String state) {

    static DateAnswer of(SeriesReader.Dated dated) {
      Event event = dated.event();
      return new DateAnswer(
          event.id(), dated.occurrence().planned(), event.time().start(), event.state().word());
    }
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            ONE,
            Permission.PUBLIC,
            RouteDocument.of("Shows a series of events")
                .giving(200, SeriesAnswer.class)
                .problems("not-found"),
            this::show),
        Route.post(
            ONE + "/publish",
            EventRight.ANNOUNCE,
            RouteDocument.of("Announces all events of a series")
                .giving(200, SeriesAnswer.class)
                .problems("not-found", "members.not-active"),
            this::publish),
        Route.post(
            REPEAT,
            EventRight.TAKE_PART,
            RouteDocument.of("Repeats an event by a rule")
                .describing(
                    "For hosts and the team. Each date is an event of its own; what the team"
                        + " repeats is announced where the event is, what others repeat is"
                        + " proposed. A rule ends, and has 60 dates at most.")
                .taking(NewSeries.RULES)
                .giving(201, SeriesAnswer.class)
                .problems(
                    "not-found",
                    "invalid",
                    "events.not-yours",
                    "events.cancelled",
                    "events.in-series",
                    "members.not-active"),
            this::repeat),
        Route.post(
            REPEAT + "/following",
            EventRight.TAKE_PART,
            RouteDocument.of("Gives the events of a series that follow the texts of this one")
                .describing("For hosts and the team. Kind and place, too; times and terms stay.")
                .giving(204, null)
                .problems("not-found", "events.not-yours", "members.not-active"),
            this::following));
  }

  private Reply show(Request request) {
    return Reply.json(answer(reader.seen(request)));
  }

  private static SeriesAnswer answer(SeriesReader.Found found) {
    Series series = found.series();
    return new SeriesAnswer(
        series.id(),
        series.title(),
        series.rule(),
        series.begins(),
        series.zone(),
        found.dates().stream().map(DateAnswer::of).toList());
  }

  private Reply publish(Request request) {
    long series = reader.seen(request).series().id();
    writer.publish(series, request.identity().member());
    return Reply.json(answer(reader.seen(request)));
  }

  private Reply repeat(Request request) {
    long event = right.managed(request).id();
    String rule = request.json(NewSeries.RULES).rule();
    Series made = writer.repeat(event, request.member(), rule);
    return Reply.created("/api/v1/events/series/" + made.id(), answer(reader.whole(made)));
  }

  private Reply following(Request request) {
    writer.alike(right.managed(request), request.member());
    return Reply.noContent();
  }
}
