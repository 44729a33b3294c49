package dev.millet.points.boards;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.points.page.PointsRight;
import java.util.ArrayList;
import java.util.List;

/** {@code /points/leaderboard}: who earned most, and the choice to be left out. */
public final class LeaderboardPages {

  static final String PATH = "/points/leaderboard";

  private final Leaderboards leaderboards;
  private final Boards boards;
  private final String zone;
  private final Pages pages;

  public LeaderboardPages(Leaderboards leaderboards, Boards boards, String zone, Pages pages) {
    this.leaderboards = leaderboards;
    this.boards = boards;
    this.zone = zone;
    this.pages = pages;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(PATH, Permission.PUBLIC, "Leaderboard", this::show),
        Route.post(
            PATH + "/leave",
            PointsRight.DECIDE_OWN,
            "Has leaderboards not name the caller",
            request -> choose(request, false)),
        Route.post(
            PATH + "/join",
            PointsRight.DECIDE_OWN,
            "Has leaderboards name the caller",
            request -> choose(request, true)));
  }

  private Reply show(Request request) {
    String choice = request.query("period").orElse("month");
    String period = leaderboards.period(choice);
    Board board =
        boards.find(request.query("board").orElse(""), request.identity(), request.locale());
    Member reader = request.identity().member();
    View view = pages.view(request);
    LeaderboardModel model =
        new LeaderboardModel(
            board,
            kinds(request, view),
            new LeaderboardModel.When(choice, period, zone),
            leaderboards.list(board, period, request.list()),
            reader == null ? 0 : reader.id(),
            reader == null ? null : leaderboards.isListed(reader.id()));
    String title = view.text("leaderboard.title");
    return pages.page(request, Page.of(title, "leaderboard.jte", model).withStyles("points.css"));
  }

  private List<Boards.Kind> kinds(Request request, View view) {
    List<Boards.Kind> kinds = new ArrayList<>();
    List<Board> products = boards.ofProducts(request.identity());
    if (!products.isEmpty()) {
      kinds.add(new Boards.Kind(Board.PRODUCT, view.text("leaderboard.products"), products));
    }
    kinds.addAll(boards.sets(request.identity(), request.locale()));
    return kinds;
  }

  private Reply choose(Request request, boolean listed) {
    leaderboards.list(request.member().id(), listed);
    return pages.withNotice(
        Reply.seeOther(PATH), listed ? "leaderboard.joined" : "leaderboard.left");
  }
}
