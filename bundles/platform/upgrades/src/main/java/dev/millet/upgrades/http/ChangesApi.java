package dev.millet.upgrades.http;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.upgrades.candidate.Candidate;
import dev.millet.upgrades.candidate.CandidateReader;
import dev.millet.upgrades.candidate.RefusedException;
import dev.millet.upgrades.candidate.Signer;
import dev.millet.upgrades.change.Change;
import dev.millet.upgrades.change.ChangeDesk;
import dev.millet.upgrades.change.ChangeLog;
import dev.millet.upgrades.overview.Trouble;
import dev.millet.upgrades.plan.Plan;
import dev.millet.upgrades.plan.Planner;
import dev.millet.upgrades.state.ModuleFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code /api/v1/modules/files, plans, changes}: putting new versions in. */
public final class ChangesApi {

  /** To put code into the running process: a right of its own. */
  public static final Permission MANAGE = Permission.toAdminister("upgrades.manage");

  private static final String ROOT = "/api/v1/modules";
  private static final int NEWEST = 100;

  private final Pages pages;
  private final ModuleFiles files;
  private final CandidateReader reader;
  private final Planner planner;
  private final ChangeDesk desk;
  private final ChangeLog log;
  private final int largest;

  /** A file that was sent in and found to be a module. */
  public record FileAnswer(
      String sha256, String module, String symbolicName, String version, Signer signer) {}

  /**
   * What is to be put in as one change.
   *
   * @param files the SHA-256 of files that were sent in
   * @param back whether this is the way back to an older version
   */
  public record NewPlan(List<String> files, boolean back) {}

  /**
   * The order to make a change.
   *
   * @param plan the id of the plan that was read
   * @param files the same files
   * @param back as in the plan
   */
  public record NewChange(String plan, List<String> files, boolean back) {}

  /**
   * What a change would do.
   *
   * @param id to be named when the change is ordered
   * @param items one for each module
   * @param obstacles why it cannot be made; empty where it can
   */
  public record PlanAnswer(String id, List<Plan.Item> items, List<TroubleAnswer> obstacles) {}

  /**
   * Something that happened in a change.
   *
   * @param state {@code begun}, {@code done}, {@code failed} or {@code undone}
   * @param trouble what went wrong; may be null
   */
  public record ReportAnswer(
      int number, String step, String state, Instant at, TroubleAnswer trouble) {}

  /** A change that has begun. */
  public record ChangeAnswer(long id, Long member, Instant startedAt, PlanAnswer plan) {}

  /** The newest changes. */
  public record ChangeList(List<ChangeLog.Entry> items) {}

  /** What happened in a change. */
  public record ReportList(List<ReportAnswer> items) {}

  public ChangesApi(
      Pages pages,
      ModuleFiles files,
      CandidateReader reader,
      Planner planner,
      ChangeDesk desk,
      ChangeLog log,
      int largest) {
    this.pages = pages;
    this.files = files;
    this.reader = reader;
    this.planner = planner;
    this.desk = desk;
    this.log = log;
    this.largest = largest;
  }

  public List<Route> routes() {
    return List.of(
        Route.post(
                ROOT + "/files",
                MANAGE,
                RouteDocument.of("Send a module's jar in; nothing of it runs yet")
                    .giving(201, FileAnswer.class)
                    .problems("upgrades.not-a-jar", "upgrades.not-a-module", "upgrades.tampered"),
                this::take)
            .withMaxBody(largest),
        Route.post(
            ROOT + "/plans",
            MANAGE,
            RouteDocument.of("What a change would do")
                .taking(NewPlan.class)
                .giving(200, PlanAnswer.class)
                .problems("upgrades.unknown-file"),
            this::plan),
        Route.post(
            ROOT + "/changes",
            MANAGE,
            RouteDocument.of("Make the change that a plan says")
                .taking(NewChange.class)
                .giving(202, ChangeAnswer.class)
                .problems("upgrades.stale", "upgrades.busy", "upgrades.unknown-file"),
            this::make),
        Route.get(
            ROOT + "/changes",
            ModulesApi.READ,
            RouteDocument.of("The newest changes").giving(200, ChangeList.class),
            request -> Reply.json(new ChangeList(log.newest(NEWEST)))),
        Route.get(
            ROOT + "/changes/{id}",
            ModulesApi.READ,
            RouteDocument.of("What happened in a change, step by step")
                .giving(200, ReportList.class),
            this::reports),
        Route.post(
            ROOT + "/changes/{id}/cancel",
            MANAGE,
            RouteDocument.of("Call a change off before its switch")
                .giving(202, null)
                .problems("upgrades.over"),
            this::cancel));
  }

  private Reply take(Request request) throws IOException {
    Path file = files.keep(new ByteArrayInputStream(request.bytes()));
    try {
      Candidate candidate = reader.read(file);
      FileAnswer answer =
          new FileAnswer(
              candidate.sha256(),
              candidate.module(),
              candidate.symbolicName(),
              candidate.version().toString(),
              candidate.signer());
      return Reply.json(201, answer);
    } catch (RefusedException e) {
      files.remove(file);
      throw refused(request, e.trouble());
    }
  }

  private ProblemException refused(Request request, Trouble trouble) {
    return Problem.of(
            422,
            "upgrades." + trouble.code(),
            "This is no module that can be put in",
            TroubleAnswer.text(pages.view(request), trouble))
        .toException();
  }

  private PlanAnswer answer(Request request, Plan plan) {
    View view = pages.view(request);
    return new PlanAnswer(
        plan.id(),
        plan.items(),
        plan.obstacles().stream().map(each -> TroubleAnswer.of(view, each)).toList());
  }

  private Reply reports(Request request) {
    View view = pages.view(request);
    return Reply.json(
        new ReportList(
            log.reports(request.id("id")).stream()
                .map(
                    each ->
                        new ReportAnswer(
                            each.number(),
                            each.step().word(),
                            each.state(),
                            each.at(),
                            TroubleAnswer.of(view, each.trouble())))
                .toList()));
  }

  private Reply plan(Request request) throws IOException {
    NewPlan wanted = request.json(NewPlan.class);
    return Reply.json(
        answer(request, planner.plan(candidates(request, wanted.files()), wanted.back())));
  }

  private Reply make(Request request) throws IOException {
    NewChange wanted = request.json(NewChange.class);
    Long member = request.identity().signedIn().map(Member::id).orElse(null);
    try {
      Change change =
          desk.make(wanted.plan(), candidates(request, wanted.files()), wanted.back(), member);
      ChangeAnswer answer =
          new ChangeAnswer(
              change.id(), change.memberId(), change.startedAt(), answer(request, change.plan()));
      return Reply.json(202, answer).withHeader("Location", ROOT + "/changes/" + change.id());
    } catch (ChangeDesk.BusyException e) {
      Change running = e.running();
      throw Problem.of(
              409,
              "upgrades.busy",
              "Another change is being made",
              "Change %d, begun %s by member %s: %s. Wait until it is done."
                  .formatted(
                      running.id(),
                      running.startedAt(),
                      running.memberId(),
                      running.plan().items().stream().map(Plan.Item::module).toList()))
          .toException();
    } catch (ChangeDesk.StaleException e) {
      throw Problem.of(
              409,
              "upgrades.stale",
              "The plan is no longer true, or something stands against it",
              "Plan anew and read what has changed. "
                  + answer(request, e.now()).obstacles().stream()
                      .map(TroubleAnswer::text)
                      .collect(Collectors.joining(" ")))
          .toException();
    }
  }

  private Reply cancel(Request request) {
    if (!desk.cancel(request.id("id"))) {
      throw Problem.of(
              409, "upgrades.over", "The change is over", "There is nothing to call off any more.")
          .toException();
    }
    return Reply.empty(202);
  }

  private List<Candidate> candidates(Request request, List<String> wanted) throws IOException {
    if (wanted == null || wanted.isEmpty()) {
      throw Problem.invalid("files", "empty", "name at least one file").toException();
    }
    List<Candidate> candidates = new ArrayList<>();
    for (String sha256 : wanted) {
      Path file =
          files
              .find(sha256)
              .orElseThrow(
                  () ->
                      Problem.invalid("files", "unknown", "no file " + sha256 + " was sent in")
                          .toException());
      try {
        candidates.add(reader.read(file));
      } catch (RefusedException e) {
        throw refused(request, e.trouble());
      }
    }
    return candidates;
  }
}
