package dev.millet.points.boards;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.points.page.PointsRight;
import java.util.ArrayList;
import java.util.List;

/** {@code /api/v1/points/leaderboard}: the leaderboards, and the choice to be left out. */
public final class LeaderboardApi {

  private static final String BASE = "/api/v1/points";
  private static final String ONE = BASE + "/leaderboard";

  private final Leaderboards leaderboards;
  private final Boards boards;

  /** The choice whether leaderboards name the caller. */
  record Listed(Boolean listed) {
    static final Rules<Listed> RULES = Rules.of(Listed.class).flag("listed");
  }

  /**
   * A leaderboard that the caller may see.
   *
   * @param board what {@code board} takes
   * @param kind {@code product}, {@code group}, or what another module lists, such as {@code city}
   */
  record BoardAnswer(String board, String kind, String name) {}

  public LeaderboardApi(Leaderboards leaderboards, Boards boards) {
    this.leaderboards = leaderboards;
    this.boards = boards;
  }

  public List<Route> routes() {
    return List.of(
        Route.put(
                BASE + "/me/leaderboard",
                PointsRight.DECIDE_OWN,
                "Says whether leaderboards name the caller",
                this::choose)
            .takes(Listed.RULES)
            .returns(200, Listed.class),
        Route.get(
                BASE + "/leaderboards",
                Permission.PUBLIC,
                "Lists the leaderboards of products, groups and cities that the caller may see",
                this::all)
            .lists(BoardAnswer.class),
        Route.get(
            ONE,
            Permission.PUBLIC,
            RouteDocument.of("Lists who earned most experience in a period, the best first")
                .describing(
                    "Days begin in the time zone of the programme (`points.zone`). A cursor is"
                        + " taken for the board and the period that it was given for.")
                .query(
                    "period",
                    "string",
                    "week, month, all, a week such as 2026-W48 or a month such as 2026-11; month"
                        + " where it is absent")
                .query(
                    "board",
                    "string",
                    "a leaderboard of `GET /api/v1/points/leaderboards`, such as"
                        + " product/xenon-5; everybody where it is absent")
                .listing(Leaderboards.Place.class),
            this::leaderboard));
  }

  private Reply choose(Request request) {
    boolean listed = request.json(Listed.RULES).listed();
    leaderboards.list(request.member().id(), listed);
    return Reply.json(new Listed(listed));
  }

  private Reply all(Request request) {
    List<Board> all = new ArrayList<>(boards.ofProducts(request.identity()));
    boards.sets(request.identity(), request.locale()).forEach(each -> all.addAll(each.boards()));
    return Reply.list(
        Slice.of(
            all.stream()
                .map(each -> new BoardAnswer(each.key(), each.kind(), each.name()))
                .toList()));
  }

  private Reply leaderboard(Request request) {
    Board board =
        boards.find(request.query("board").orElse(""), request.identity(), request.locale());
    String period = leaderboards.period(request.query("period").orElse("month"));
    return Reply.list(leaderboards.list(board, period, request.list()));
  }
}
