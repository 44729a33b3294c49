package dev.millet.points.account;

import dev.millet.api.gateway.Request;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.pages.View;
import dev.millet.api.subjects.Subject;
import dev.millet.points.api.Standing;
import dev.millet.points.api.Standings;
import dev.millet.points.page.PointsRight;
import java.util.List;
import java.util.Map;

/** The level of a member beside their name and on their profile; differences of the ledger. */
public final class LevelPlaces {

  private static final int ORDER = 300;

  private final Standings standings;
  private final Verifications verifications;
  private final Pages pages;

  public LevelPlaces(Standings standings, Verifications verifications, Pages pages) {
    this.standings = standings;
    this.verifications = verifications;
    this.pages = pages;
  }

  /** The level of a member. */
  public record Reached(int level, long experience) {}

  public List<Contribution> contributions() {
    return List.of(
        new Fragment(Slots.MEMBER_BADGE, ORDER, this::badges),
        new Fragment(Slots.MEMBER_PROFILE, ORDER, this::sections),
        Fragment.section(Slots.ATTENTION, ORDER, PointsRight.SEE_ALL, this::differences));
  }

  private List<Html> badges(Request request, List<Subject> subjects) {
    View view = pages.view(request);
    return each(
        subjects,
        standing ->
            standing.level() < 2
                ? Html.EMPTY
                : new Html(
                    "<span class=\"badge\" title=\""
                        + Html.text(LevelProgress.name(view, standing.level()))
                        + "\">"
                        + Html.text(view.text("badge.level", standing.level()))
                        + "</span>"));
  }

  private List<Html> sections(Request request, List<Subject> subjects) {
    return each(
        subjects,
        standing ->
            standing.experience() == 0
                ? Html.EMPTY
                : pages.fragment(
                    request, "profile.jte", new Reached(standing.level(), standing.experience())));
  }

  /** Renders a part for one member. */
  private interface Part {
    Html of(Standing standing);
  }

  private List<Html> each(List<Subject> subjects, Part part) {
    List<Long> ids = subjects.stream().map(each -> Long.valueOf(each.id())).toList();
    Map<Long, Standing> found = standings.of(ids);
    return ids.stream().map(id -> part.of(found.getOrDefault(id, Standing.NONE))).toList();
  }

  private Html differences(Request request) {
    return verifications
        .last()
        .filter(each -> each.differences() > 0)
        .map(each -> pages.fragment(request, "attention.jte", each))
        .orElse(Html.EMPTY);
  }
}
