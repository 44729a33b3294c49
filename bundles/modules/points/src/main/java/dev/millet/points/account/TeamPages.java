package dev.millet.points.account;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.points.page.PointsRight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /points/team}: the figures of the programme, and grants by hand. */
public final class TeamPages {

  private static final String PATH = "/points/team";

  private final Figures figures;
  private final HandGrants grants;
  private final Verifications verifications;
  private final long limit;
  private final Members members;
  private final Pages pages;

  public TeamPages(
      Figures figures,
      HandGrants grants,
      Verifications verifications,
      long limit,
      Members members,
      Pages pages) {
    this.figures = figures;
    this.grants = grants;
    this.verifications = verifications;
    this.limit = limit;
    this.members = members;
    this.pages = pages;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(PATH, PointsRight.SEE_ALL, "Figures and grants of points", this::show),
        Route.post(PATH + "/grants", PointsRight.GRANT, "Grants points by hand", this::grant),
        Route.post(
            PATH + "/grants/{id}/approve",
            PointsRight.GRANT,
            "Approves a grant of points as the second person",
            request -> decide(request, true)),
        Route.post(
            PATH + "/grants/{id}/reject",
            PointsRight.GRANT,
            "Rejects a grant of points",
            request -> decide(request, false)),
        Route.post(
            PATH + "/verify", PointsRight.VERIFY, "Verifies the ledger of points", this::verify));
  }

  private Reply show(Request request) {
    return page(request, NewGrant.RULES.blank());
  }

  private Reply page(Request request, Input<NewGrant> input) {
    Slice<HandGrant> some = grants.newest(request.list().at(PATH));
    List<Long> named = new ArrayList<>();
    for (HandGrant each : some.items()) {
      named.add(each.member());
      named.add(each.proposed().by());
      named.add(each.decided() == null ? null : each.decided().by());
    }
    TeamModel model =
        new TeamModel(
            figures.read(),
            some,
            members.people(named),
            input,
            limit,
            verifications.last().orElse(null),
            request.member().id());
    String title = pages.view(request).text("team.title");
    Page page = Page.of(title, "team.jte", model).withStyles("points.css");
    return pages.page(request, input.hasErrors() ? page.withStatus(422) : page);
  }

  private Reply grant(Request request) {
    Input<NewGrant> input = request.form(NewGrant.RULES);
    if (input.hasErrors()) {
      return page(request, input);
    }
    Optional<Member> member = members.byHandle(input.value().name());
    if (member.isEmpty()) {
      return page(request, input.refused("handle", "unknown", "there is no such member"));
    }
    try {
      HandGrant grant = grants.propose(member.get().id(), input.value(), request.member().id());
      boolean waits = grant.state() == HandGrant.State.WAITING;
      return pages.withNotice(Reply.seeOther(PATH), waits ? "team.waits" : "team.granted");
    } catch (ProblemException refused) {
      if (!refused.problem().code().equals("points.own-grant")) {
        throw refused;
      }
      return page(request, input.refused("handle", "own", refused.problem().detail()));
    }
  }

  private Reply decide(Request request, boolean approved) {
    grants.decide(request.id("id"), approved, request.member().id());
    return pages.withNotice(Reply.seeOther(PATH), approved ? "team.approved" : "team.rejected");
  }

  private Reply verify(Request request) {
    boolean good = verifications.verify(() -> false).differences().isEmpty();
    return pages.withNotice(Reply.seeOther(PATH), good ? "team.verified" : "team.differs");
  }
}
