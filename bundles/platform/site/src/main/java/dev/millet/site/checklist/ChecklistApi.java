package dev.millet.site.checklist;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import java.util.List;

/** {@code /api/v1/checklist}: the steps from a new site to a running community. */
final class ChecklistApi {

  static final Permission READ = Permission.toAdminister("site.checklist");
  static final Permission CHANGE = Permission.toAdminister("site.checklist.change");

  private static final String PATH = "/api/v1/checklist";

  private final Checklist checklist;

  /**
   * The checklist.
   *
   * @param dismissed whether an administrator hid it
   * @param finished whether no step is open
   */
  record ChecklistAnswer(boolean dismissed, boolean finished, List<StepAnswer> steps) {

    static ChecklistAnswer of(Steps steps) {
      return new ChecklistAnswer(
          steps.dismissed(), steps.isFinished(), steps.all().stream().map(StepAnswer::of).toList());
    }
  }

  /**
   * A step.
   *
   * @param state {@code open}, {@code done} or {@code skipped}
   * @param path the page on which it is done
   */
  record StepAnswer(String key, String title, String state, String path) {

    static StepAnswer of(Step step) {
      return new StepAnswer(step.key(), step.title(), step.state().word(), step.step().path());
    }
  }

  /** A change of the checklist: to be hidden or not. */
  record ChangeChecklistRequest(Boolean dismissed) {

    static final Rules<ChangeChecklistRequest> RULES =
        Rules.of(ChangeChecklistRequest.class).flag("dismissed");
  }

  /** The state that a step gets. */
  record ChangeStepRequest(String state) {

    static final Rules<ChangeStepRequest> RULES =
        Rules.of(ChangeStepRequest.class).choice("state", "open", "done", "skipped");
  }

  ChecklistApi(Checklist checklist) {
    this.checklist = checklist;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            PATH,
            READ,
            RouteDocument.of("Shows the steps that lead to a running community")
                .giving(200, ChecklistAnswer.class),
            this::show),
        Route.patch(
            PATH,
            CHANGE,
            RouteDocument.of("Hides the checklist on the home of the administration, or shows it")
                .taking(ChangeChecklistRequest.RULES)
                .giving(200, ChecklistAnswer.class)
                .problems("invalid"),
            this::change),
        Route.put(
            PATH + "/steps/{key}",
            CHANGE,
            RouteDocument.of("Skips a step, or takes that back")
                .describing(
                    "A step is done when what it leads to is there. Only a step that no fact tells"
                        + " of, such as the rules of signing up, can be marked as done.")
                .taking(ChangeStepRequest.RULES)
                .giving(200, ChecklistAnswer.class)
                .problems("not-found", "invalid"),
            this::decide));
  }

  private Reply show(Request request) {
    return Reply.json(ChecklistAnswer.of(checklist.read(request)));
  }

  private Reply change(Request request) {
    checklist.dismiss(Boolean.TRUE.equals(request.json(ChangeChecklistRequest.RULES).dismissed()));
    return show(request);
  }

  private Reply decide(Request request) {
    String wanted = request.json(ChangeStepRequest.RULES).state();
    checklist.decide(request.parameter("key"), StepState.of(wanted).orElseThrow());
    return show(request);
  }
}
