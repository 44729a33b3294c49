package dev.millet.suggestions.roadmap;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.gateway.VersionTag;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Person;
import dev.millet.api.members.Role;
import dev.millet.api.products.Product;
import dev.millet.suggestions.http.CustomStatusAnswer;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** {@code /api/v1/suggestions/roadmaps}. */
public final class RoadmapApi {

  /** The permission to make roadmaps. */
  static final Permission ARRANGE = Permission.toWrite("suggestions.roadmaps", Role.STAFF);

  private static final String ALL = "/api/v1/suggestions/roadmaps";
  private static final String ONE = ALL + "/{slug}";
  private static final String EVERYTHING = "Roadmap";

  private final Roadmaps roadmaps;
  private final Boards boards;
  private final InstantSource clock;

  /**
   * A roadmap without its suggestions.
   *
   * @param product the slug of its product; left out for all
   * @param by the grouping that is shown first
   * @param groups the groups that may see it; empty for other audiences
   * @param version for If-Match; 0 for the one of a site that has made none
   */
  public record RoadmapAnswer(
      String slug,
      String title,
      String product,
      String by,
      String audience,
      List<String> groups,
      int version) {}

  /**
   * A roadmap with its suggestions.
   *
   * @param by how the columns are divided
   */
  public record BoardAnswer(RoadmapAnswer roadmap, String by, List<ColumnAnswer> columns) {}

  /**
   * A column.
   *
   * @param key a status, one of a product's own such as {@code planned:design}, a month such as
   *     {@code 2027-03}, the id of a release, {@code overdue}, {@code later} or {@code none}
   * @param customStatus a product's own status; left out unless the column is of one
   * @param release left out unless it is one
   * @param day when the release is to come; left out where nobody says
   * @param more whether there is more than this
   */
  public record ColumnAnswer(
      String key,
      CustomStatusAnswer customStatus,
      ReleaseAnswer release,
      String day,
      List<CardAnswer> cards,
      boolean more) {}

  /** A release for which something is planned. */
  public record ReleaseAnswer(String version, String channel, String path) {}

  /**
   * A suggestion.
   *
   * @param customStatus its product's own status; left out for none
   * @param waiting how many people support it; left out where nobody can vote
   * @param owner left out for nobody
   * @param due a day in ISO 8601; left out for none
   * @param slips the days that were promised before
   * @param revision of its care, for If-Match
   */
  public record CardAnswer(
      long id,
      String title,
      String status,
      CustomStatusAnswer customStatus,
      Long waiting,
      Person owner,
      String due,
      List<String> slips,
      int revision) {}

  RoadmapApi(Roadmaps roadmaps, Boards boards, InstantSource clock) {
    this.roadmaps = roadmaps;
    this.boards = boards;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        Route.get(ALL, Permission.PUBLIC, "Lists the roadmaps that the caller may see", this::list)
            .listsAll(RoadmapAnswer.class),
        Route.post(
            ALL,
            ARRANGE,
            RouteDocument.of("Makes a roadmap")
                .taking(RoadmapRequest.RULES)
                .giving(201, RoadmapAnswer.class)
                .problems("invalid", "suggestions.roadmap-taken", "members.not-active"),
            this::add),
        Route.get(
            ONE,
            Permission.PUBLIC,
            RouteDocument.of("Shows a roadmap with its suggestions")
                .describing("Days are those of UTC. Move a card by its status or due date.")
                .query("by", "string", "status, month or build; left out for the roadmap's own")
                .query("limit", "integer", "How many cards a column has at most, from 1 to 100")
                .giving(200, BoardAnswer.class)
                .problems("not-found", "invalid"),
            this::show),
        Route.put(
            ONE,
            ARRANGE,
            RouteDocument.of("Edits a roadmap; its slug stays")
                .taking(RoadmapRequest.RULES)
                .giving(200, RoadmapAnswer.class)
                .problems("not-found", "invalid", "changed-meanwhile", "members.not-active"),
            this::edit),
        Route.delete(
            ONE,
            ARRANGE,
            RouteDocument.of("Deletes a roadmap; its suggestions stay as they are")
                .giving(204, null)
                .problems("not-found", "changed-meanwhile", "members.not-active"),
            this::delete));
  }

  private Reply list(Request request) {
    return Reply.list(
        Slice.of(
            roadmaps.visible(request.identity(), EVERYTHING).stream().map(this::answer).toList()));
  }

  private RoadmapAnswer answer(Roadmap roadmap) {
    return new RoadmapAnswer(
        roadmap.slug(),
        roadmap.title(),
        roadmaps.product(roadmap).map(Product::slug).orElse(null),
        roadmap.grouping().word(),
        roadmap.audience(),
        roadmap.groups(),
        roadmap.version());
  }

  private Reply add(Request request) {
    Roadmap made = roadmaps.add(request.json(RoadmapRequest.RULES), request.identity().member());
    return tagged(Reply.created(ALL + "/" + made.slug(), answer(made)), made);
  }

  private Reply show(Request request) {
    Roadmap roadmap = roadmap(request);
    Grouping by = grouping(request, roadmap);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    int limit = request.query("limit", 1, 100, Boards.SHOWN);
    Board board =
        boards.of(request.identity(), roadmaps.product(roadmap).orElse(null), by, today, limit);
    return Reply.json(
        new BoardAnswer(
            answer(roadmap), by.word(), board.columns().stream().map(RoadmapApi::column).toList()));
  }

  /**
   * Returns how the caller wants a roadmap to be divided.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 for an unknown word
   */
  static Grouping grouping(Request request, Roadmap roadmap) {
    return request
        .query("by")
        .map(
            word ->
                Grouping.of(word)
                    .orElseThrow(
                        () ->
                            Problem.invalid("by", "unknown", "'by' is status, month or build")
                                .toException()))
        .orElseGet(roadmap::grouping);
  }

  private static ColumnAnswer column(Board.Column column) {
    Board.Head head = column.head();
    return new ColumnAnswer(
        head.key(),
        CustomStatusAnswer.of(head.own()),
        head.release() == null
            ? null
            : new ReleaseAnswer(
                head.release().version(), head.release().channel(), head.release().path()),
        head.day() == null ? null : head.day().toString(),
        column.cards().stream().map(RoadmapApi::card).toList(),
        column.more());
  }

  private static CardAnswer card(Board.Card card) {
    LocalDate due = card.suggestion().due();
    return new CardAnswer(
        card.suggestion().id(),
        card.suggestion().title(),
        card.suggestion().status().word(),
        CustomStatusAnswer.of(card.own()),
        card.waiting(),
        Person.of(card.owner()),
        due == null ? null : due.toString(),
        card.slips().stream().map(LocalDate::toString).toList(),
        card.revision());
  }

  private Reply edit(Request request) {
    Roadmap edited =
        roadmaps.edit(
            request.parameter("slug"),
            request.json(RoadmapRequest.RULES),
            read -> VersionTag.require(request, read.version()),
            request.identity().member());
    return tagged(Reply.json(answer(edited)), edited);
  }

  private Reply delete(Request request) {
    roadmaps.delete(
        request.parameter("slug"),
        read -> VersionTag.require(request, read.version()),
        request.identity().member());
    return Reply.noContent();
  }

  private Roadmap roadmap(Request request) {
    return roadmaps.require(request.identity(), request.parameter("slug"), EVERYTHING);
  }

  private static Reply tagged(Reply reply, Roadmap roadmap) {
    return reply.withEntityTag(VersionTag.of(roadmap.version(), roadmap));
  }
}
