package dev.millet.builds.page;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.pages.View;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.build.BuildReader;
import dev.millet.builds.build.BuildStatus;
import dev.millet.builds.build.Builds;
import dev.millet.builds.channel.Cadence;
import dev.millet.builds.channel.Channels;
import dev.millet.builds.train.Break;
import dev.millet.builds.train.Breaks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code /builds/{product}/{channel}/train.ics}: when the builds of a channel leave. */
public final class TrainCalendar {

  private static final int RELEASED = 12;

  private final Database database;
  private final Builds builds;
  private final BuildReader reader;
  private final Channels channels;
  private final Breaks breaks;
  private final Display display;

  /** Makes the calendar. */
  public TrainCalendar(
      Database database,
      Builds builds,
      BuildReader reader,
      Channels channels,
      Breaks breaks,
      Display display) {
    this.database = database;
    this.builds = builds;
    this.reader = reader;
    this.channels = channels;
    this.breaks = breaks;
    this.display = display;
  }

  /** Returns the route. */
  public List<Route> routes() {
    return List.of(
        Route.get(
            "/builds/{product}/{channel}/train.ics",
            Permission.PUBLIC,
            "The planned and last builds of a channel, as a calendar",
            this::calendar));
  }

  private Reply calendar(Request request) {
    Channels.Place place =
        channels
            .visible(request.identity(), request.parameter("product"), request.parameter("channel"))
            .filter(found -> found.channel().cadence() != null)
            .orElseThrow(() -> Problem.notFound("There is no such train.").toException());
    View view = display.pages().view(request);
    String name = place.product().name();
    CalendarText calendar =
        new CalendarText(view.text("train.calendar.name", name, place.channel().name()));
    String origin = request.origin();
    for (BuildDetails each : some(request, place)) {
      add(calendar, view, each, origin);
    }
    LocalDate from = LocalDate.ofInstant(database.now(), place.channel().cadence().zoneId());
    Map<LocalDate, Break> gaps =
        database.read(handle -> breaks.of(handle, place.channel().id(), from.minusWeeks(RELEASED)));
    for (Break gap : gaps.values()) {
      String kind = gap.kind().name().toLowerCase(Locale.ROOT);
      calendar.add(
          new CalendarText.Item(
              "break-" + gap.channelId() + "-" + gap.onDay() + "@" + host(origin),
              0,
              gap.onDay().atStartOfDay(place.channel().cadence().zoneId()).toInstant(),
              name + ": " + view.text("train.calendar.break." + kind),
              gap.reason(),
              origin + place.path()),
          gap.onDay());
    }
    return Reply.bytes(CalendarText.TYPE, calendar.finished());
  }

  /** Returns the builds that are planned for a day, and the last ones. */
  private List<BuildDetails> some(Request request, Channels.Place place) {
    List<Long> ids = List.of(place.channel().id());
    List<Build> all =
        database.read(
            handle -> {
              List<Build> found =
                  builds.open(handle, ids).stream()
                      .filter(Build::isPlanned)
                      .collect(Collectors.toList());
              found.addAll(builds.released(handle, ListRequest.first(RELEASED), ids).items());
              return found;
            });
    return reader.of(request.identity(), all).stream()
        .filter(each -> each.build().status() != BuildStatus.WITHDRAWN)
        .toList();
  }

  private void add(CalendarText calendar, View view, BuildDetails details, String origin) {
    Build build = details.build();
    Cadence cadence = details.place().channel().cadence();
    Instant planned =
        build.dueAt() != null || build.departure() == null
            ? build.dueAt()
            : cadence.departure(build.departure());
    Instant at = build.releasedAt() == null ? planned : build.releasedAt();
    String title =
        details.place().product().name() + " " + display.titles().of(view, build.version());
    String entries =
        details.entries().stream()
            .map(each -> each.entry().title())
            .collect(Collectors.joining("\n"));
    calendar.add(
        new CalendarText.Item(
            "build-" + build.id() + "@" + host(origin),
            build.revision(),
            build.state().at(),
            title,
            entries,
            origin + details.path()),
        at,
        build.status() == BuildStatus.SCHEDULED || build.wasReleased());
  }

  private static String host(String origin) {
    return origin.replaceFirst("^[a-z]+://", "").replaceFirst(":[0-9]+$", "");
  }
}
