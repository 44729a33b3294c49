package dev.millet.points.account;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.points.page.PointsRight;
import java.util.List;

/** {@code /points/leaderboard}: who earned most, and the choice to be left out. */
public final class LeaderboardPages {

  private static final String PATH = "/points/leaderboard";

  private final Leaderboards leaderboards;
  private final String zone;
  private final Pages pages;

  public LeaderboardPages(Leaderboards leaderboards, String zone, Pages pages) {
    this.leaderboards = leaderboards;
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
    Member reader = request.identity().member();
    LeaderboardModel model =
        new LeaderboardModel(
            choice,
            period,
            zone,
            leaderboards.list(period, request.list()),
            reader == null ? 0 : reader.id(),
            reader == null ? null : leaderboards.isListed(reader.id()));
    String title = pages.view(request).text("leaderboard.title");
    return pages.page(request, Page.of(title, "leaderboard.jte", model).withStyles("points.css"));
  }

  private Reply choose(Request request, boolean listed) {
    leaderboards.list(request.member().id(), listed);
    return pages.withNotice(
        Reply.seeOther(PATH), listed ? "leaderboard.joined" : "leaderboard.left");
  }
}
