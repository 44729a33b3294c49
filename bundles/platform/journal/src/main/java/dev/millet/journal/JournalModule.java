package dev.millet.journal;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.journal.JournalTypes;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.modules.HealthCheck;
import dev.millet.platform.api.journal.SubscriptionState;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows administrators where the subscriptions stand, and lets them replay what was set aside. */
@Component(service = Contributor.class)
public final class JournalModule implements Contributor {

  private static final Permission ADMINISTER = Permission.toAdminister("journal.administer");
  private static final Permission READ_TYPES = Permission.toRead("journal.types", Role.STAFF);
  private static final String ROOT = "/api/v1/journal/subscriptions";

  private final JournalCore core;
  private final JournalTypes types;

  record TypeList(List<JournalTypeAnswer> items) {}

  record SubscriptionList(List<SubscriptionState> items) {}

  record SetAsideList(List<CursorStore.SetAside> items) {}

  @Activate
  public JournalModule(@Reference JournalCore core, @Reference JournalTypes types) {
    this.core = core;
    this.types = types;
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(
        Route.get(
            "/api/v1/journal/types",
            READ_TYPES,
            RouteDocument.of("The journal types that the modules describe")
                .describing("Names, labels and fields, and what each type makes or undoes.")
                .giving(200, TypeList.class),
            request ->
                Reply.json(
                    new TypeList(
                        types.all().stream()
                            .map(type -> JournalTypeAnswer.of(type, types))
                            .toList()))),
        Route.get(
            ROOT,
            ADMINISTER,
            RouteDocument.of("The journal's subscriptions with their lag")
                .giving(200, SubscriptionList.class),
            request -> Reply.json(new SubscriptionList(core.states()))),
        Route.delete(
            ROOT + "/{name}",
            ADMINISTER,
            RouteDocument.of("Forget a subscription whose module is gone")
                .describing("Its cursor is removed, so that it no longer keeps old entries.")
                .giving(204, null)
                .problems("journal.active"),
            this::forget),
        Route.get(
            ROOT + "/{name}/set-aside",
            ADMINISTER,
            RouteDocument.of("Entries that a subscription could not handle")
                .giving(200, SetAsideList.class),
            request -> Reply.json(new SetAsideList(core.setAside(request.parameter("name"))))),
        Route.post(
            ROOT + "/{name}/set-aside/{position}/replay",
            ADMINISTER,
            RouteDocument.of("Handle an entry once more that was set aside")
                .describing("Later entries have been handled meanwhile: it comes out of order.")
                .giving(204, null)
                .problems("journal.not-active", "journal.replay-failed"),
            this::replay),
        new HealthCheck("sequencer", () -> Optional.ofNullable(core.trouble())));
  }

  private Reply forget(Request request) {
    String name = request.parameter("name");
    if (core.isActive(name)) {
      throw Problem.of(
              409,
              "journal.active",
              "The subscription is active",
              "Remove the module that subscribes as " + name + " first.")
          .toException();
    }
    if (!core.forget(name)) {
      throw Problem.notFound("No subscription is called " + name + ".").toException();
    }
    return Reply.noContent();
  }

  private Reply replay(Request request) {
    String name = request.parameter("name");
    long position = request.id("position");
    if (!core.isActive(name)) {
      throw Problem.of(
              409,
              "journal.not-active",
              "The subscription is not active",
              "Start the module that subscribes as " + name + " first.")
          .toException();
    }
    boolean replayed;
    try {
      replayed = core.replay(name, position);
    } catch (RuntimeException e) {
      throw Problem.of(409, "journal.replay-failed", "The entry failed again", String.valueOf(e))
          .toException();
    }
    if (!replayed) {
      throw Problem.notFound("Entry " + position + " is not set aside.").toException();
    }
    return Reply.noContent();
  }
}
