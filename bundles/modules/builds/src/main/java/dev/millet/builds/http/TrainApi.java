package dev.millet.builds.http;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.builds.channel.Channels;
import dev.millet.builds.train.Break;
import dev.millet.builds.train.Breaks;
import dev.millet.builds.train.TrainWrites;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** {@code /api/v1/channels/{id}/breaks}: the weeks without a build, for programs. */
public final class TrainApi {

  private static final String ALL = "/api/v1/channels/{id}/breaks";
  private static final String ONE = ALL + "/{day}";
  private static final int WEEKS = 52;

  private final Database database;
  private final Channels channels;
  private final Breaks breaks;
  private final TrainWrites writes;

  /**
   * A week without a build.
   *
   * @param kind {@code holiday} or {@code missed}
   */
  record BreakAnswer(LocalDate day, String kind, String reason) {}

  /**
   * Why there is no build in a week.
   *
   * @param kind {@code holiday} or {@code missed}
   */
  public record NewBreak(String kind, String reason) {

    /** The rules of what may be typed. */
    public static final Rules<NewBreak> RULES =
        Rules.of(NewBreak.class)
            .choice("kind", "holiday", "missed")
            .line("reason", 1, 300, "National Day holiday");

    /** Returns the kind. */
    public Break.Kind toKind() {
      return Break.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
    }
  }

  /** Makes the routes. */
  public TrainApi(Database database, Channels channels, Breaks breaks, TrainWrites writes) {
    this.database = database;
    this.channels = channels;
    this.breaks = breaks;
    this.writes = writes;
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        Route.get(
            ALL,
            Permission.PUBLIC,
            RouteDocument.of("Lists the weeks of a channel without a build, of the last year on")
                .listingAll(BreakAnswer.class)
                .problems("not-found"),
            this::list),
        Route.put(
            ONE,
            ChannelsApi.ARRANGE,
            RouteDocument.of("Says why no build leaves on a day of the channel's cadence")
                .taking(NewBreak.RULES)
                .giving(204, null)
                .problems("not-found", "invalid"),
            this::note),
        Route.delete(
            ONE,
            ChannelsApi.ARRANGE,
            RouteDocument.of("Removes what was said about a day")
                .giving(204, null)
                .problems("not-found", "invalid"),
            this::remove));
  }

  private Reply list(Request request) {
    long id = request.id("id");
    channels
        .visible(request.identity(), id)
        .orElseThrow(() -> Problem.notFound("There is no channel " + id + ".").toException());
    LocalDate from = LocalDate.ofInstant(database.now(), ZoneOffset.UTC).minusWeeks(WEEKS);
    return Reply.list(
        Slice.of(
            database.read(handle -> breaks.of(handle, id, from)).values().stream()
                .map(
                    each ->
                        new BreakAnswer(
                            each.onDay(),
                            each.kind().name().toLowerCase(Locale.ROOT),
                            each.reason()))
                .toList()));
  }

  private Reply note(Request request) {
    NewBreak wanted = request.json(NewBreak.RULES);
    writes.note(
        request.id("id"),
        request.identity().member(),
        request.parameter("day"),
        wanted.toKind(),
        wanted.reason());
    return Reply.noContent();
  }

  private Reply remove(Request request) {
    writes.remove(request.id("id"), request.identity().member(), request.parameter("day"));
    return Reply.noContent();
  }
}
