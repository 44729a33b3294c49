package dev.millet.upgrades.http;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.upgrades.leftovers.Leftover;
import dev.millet.upgrades.leftovers.Leftovers;
import java.time.Instant;
import java.util.List;

/** {@code /api/v1/modules/leftovers}: what removed versions have left behind. */
public final class LeftoversApi {

  private static final String PATH = "/api/v1/modules/leftovers";

  private final Leftovers leftovers;
  private final Pages pages;

  /**
   * A version that was taken away, and is not gone completely.
   *
   * @param held whether its classes outlived two collections of classes; while false it may only be
   *     that the garbage collector has not come by
   * @param threads the names of the threads that it has left running
   * @param beans the names of the MBeans that it has left registered
   * @param problems the same in sentences; empty where only the garbage collector has not come by
   */
  public record LeftoverAnswer(
      String module,
      String version,
      long bundle,
      Instant since,
      boolean held,
      List<String> threads,
      List<String> beans,
      List<ProblemAnswer> problems) {}

  /** Everything that is left, oldest first. */
  public record LeftoverList(List<LeftoverAnswer> items) {}

  public LeftoversApi(Leftovers leftovers, Pages pages) {
    this.leftovers = leftovers;
    this.pages = pages;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            PATH,
            ModulesApi.READ,
            RouteDocument.of("What removed versions have left behind")
                .giving(200, LeftoverList.class),
            request -> answer(request, leftovers.all())),
        Route.post(
            PATH,
            ChangesApi.MANAGE,
            RouteDocument.of("Collect garbage, then tell what is left behind")
                .describing(
                    "Everybody waits for the part of a second that a full collection takes.")
                .giving(200, LeftoverList.class),
            request -> answer(request, leftovers.collect())));
  }

  private Reply answer(Request request, List<Leftover> found) {
    View view = pages.view(request);
    return Reply.json(new LeftoverList(found.stream().map(each -> answer(view, each)).toList()));
  }

  private static LeftoverAnswer answer(View view, Leftover left) {
    return new LeftoverAnswer(
        left.module(),
        left.version(),
        left.bundle(),
        left.since(),
        left.held(),
        left.threads(),
        left.beans(),
        left.problems().stream().map(each -> ProblemAnswer.of(view, each)).toList());
  }
}
