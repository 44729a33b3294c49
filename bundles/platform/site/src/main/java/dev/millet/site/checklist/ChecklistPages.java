package dev.millet.site.checklist;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.SetupStep;
import dev.millet.api.pages.Slots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /admin/start}: the checklist, also on the home of the administration while it is open. */
public final class ChecklistPages {

  static final String STEPS = SetupStep.CHECKLIST + "/steps";

  private static final String HOME = "/admin";

  /** Says at which step its reader is: pages show the way back meanwhile. */
  private static final String COOKIE = "millet_step";

  private static final Duration UNDER_WAY = Duration.ofHours(2);
  private static final int FIRST = 0;
  private static final int LAST = 990;

  private final Checklist checklist;
  private final Pages pages;

  public ChecklistPages(Checklist checklist, Pages pages) {
    this.checklist = checklist;
    this.pages = pages;
  }

  /** Returns the page and its API. */
  public List<Contribution> contributions() {
    List<Contribution> all = new ArrayList<>(new ChecklistApi(checklist).routes());
    all.add(Route.get(SetupStep.CHECKLIST, ChecklistApi.READ, "The first steps", this::show));
    all.add(
        Route.post(
            SetupStep.CHECKLIST,
            ChecklistApi.CHANGE,
            "Hides or shows the first steps",
            this::dismiss));
    all.add(
        Route.get(STEPS + "/{key}", ChecklistApi.READ, "Leads to the page of a step", this::begin));
    all.add(
        Route.post(
            STEPS + "/{key}", ChecklistApi.CHANGE, "Skips a step of the first ones", this::decide));
    all.add(
        new NavigationEntry(
            Menu.ADMINISTRATION, SetupStep.CHECKLIST, "checklist.title", LAST, ChecklistApi.READ));
    all.add(Fragment.section(Slots.ADMINISTRATION, FIRST, ChecklistApi.READ, this::atHome));
    all.add(Fragment.section(Slots.GUIDE, FIRST, ChecklistApi.READ, this::guide));
    return all;
  }

  private Reply show(Request request) {
    String title = pages.view(request).text("checklist.title");
    Reply page =
        pages.page(
            request,
            Page.of(title, "checklist.jte", checklist.read(request))
                .in(Menu.ADMINISTRATION)
                .withStyles("site.css"));
    return page.withCookie(COOKIE, "", Duration.ZERO);
  }

  private Html atHome(Request request) {
    if (checklist.isDismissed()) {
      return Html.EMPTY;
    }
    Steps steps = checklist.read(request).atHome();
    return steps.isFinished() ? Html.EMPTY : pages.fragment(request, "checklist-card.jte", steps);
  }

  private Html guide(Request request) {
    Optional<String> step = request.cookie(COOKIE);
    boolean hasTheList =
        request.path().equals(HOME) || request.path().startsWith(SetupStep.CHECKLIST);
    return step.isEmpty() || hasTheList
        ? Html.EMPTY
        : checklist
            .title(request, step.get())
            .map(title -> pages.fragment(request, "checklist-guide.jte", title))
            .orElse(Html.EMPTY);
  }

  private Reply begin(Request request) {
    SetupStep step = checklist.require(request.parameter("key"));
    return Reply.seeOther(step.path()).withCookie(COOKIE, step.key(), UNDER_WAY);
  }

  private Reply decide(Request request) {
    StepState wanted =
        StepState.of(request.form().value("state"))
            .orElseThrow(
                () ->
                    Problem.invalid("state", "unknown-choice", "open, done or skipped")
                        .toException());
    checklist.decide(request.parameter("key"), wanted);
    return Reply.seeOther(back(request));
  }

  private Reply dismiss(Request request) {
    boolean dismissed = request.form().value("dismissed").equals("true");
    checklist.dismiss(dismissed);
    Reply back = Reply.seeOther(back(request)).withCookie(COOKIE, "", Duration.ZERO);
    return pages.withNotice(back, dismissed ? "checklist.dismissed" : "checklist.shown");
  }

  private static String back(Request request) {
    return request.form().value("back").equals(HOME) ? HOME : SetupStep.CHECKLIST;
  }
}
