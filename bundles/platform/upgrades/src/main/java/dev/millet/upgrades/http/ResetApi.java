package dev.millet.upgrades.http;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.pages.View;
import dev.millet.platform.api.journal.SubscriptionState;
import dev.millet.platform.api.journal.Subscriptions;
import dev.millet.upgrades.change.ChangeService;
import dev.millet.upgrades.platform.PlatformServices;
import java.util.List;

/** {@code /api/v1/modules/{module}/reset}: empty tables for a module that is being developed. */
public final class ResetApi {

  private final PlatformServices platform;
  private final ChangeService service;
  private final History history;
  private final boolean development;

  /**
   * The answer of a reset.
   *
   * @param tables the tables that were dropped
   * @param subscriptions the subscriptions whose place in the journal was forgotten
   */
  public record ResetAnswer(List<String> tables, List<String> subscriptions) {}

  /**
   * Makes the route.
   *
   * @param development whether this instance is one that modules are developed on
   */
  public ResetApi(
      PlatformServices platform, ChangeService service, History history, boolean development) {
    this.platform = platform;
    this.service = service;
    this.history = history;
    this.development = development;
  }

  public List<Route> routes() {
    return List.of(
        Route.post(
            "/api/v1/modules/{module}/reset",
            ChangesApi.MANAGE,
            RouteDocument.of("Drop the tables of a module that is not active, in development only")
                .describing(
                    "Its steps and its places in the journal are forgotten: its next version"
                        + " begins with empty tables.")
                .giving(200, ResetAnswer.class)
                .problems("upgrades.not-in-development", "upgrades.active", "upgrades.busy"),
            this::reset));
  }

  private Reply reset(Request request) {
    if (!development) {
      throw Problem.of(
              409,
              "upgrades.not-in-development",
              "Tables are dropped in development only",
              "Start the instance with --dev to reset a module; nothing was changed.")
          .toException();
    }
    String module = request.parameter("module");
    try {
      return Reply.json(service.whileIdle(() -> reset(module)));
    } catch (ChangeService.BusyException e) {
      View view = platform.pages().view(request);
      throw Problem.of(
              409,
              "upgrades.busy",
              "Another change is being made",
              view.text("about.busy", history.running(view, e.running())))
          .toException();
    }
  }

  private ResetAnswer reset(String module) {
    boolean active =
        platform.generations().table().generations().stream()
            .anyMatch(generation -> generation.module().equals(module));
    if (active) {
      throw Problem.of(
              409,
              "upgrades.active",
              "The module is active",
              "Remove " + module + " first; nothing was changed.")
          .toException();
    }
    List<String> tables = platform.migrations().reset(module);
    Subscriptions subscriptions = platform.subscriptions();
    List<String> forgotten =
        subscriptions.states().stream()
            .map(SubscriptionState::name)
            .filter(name -> name.startsWith(module + "."))
            .filter(subscriptions::retire)
            .toList();
    return new ResetAnswer(tables, forgotten);
  }
}
