package dev.millet.modules;

import static org.junit.Assert.assertEquals;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.Next;
import dev.millet.api.journal.Subscription;
import dev.millet.api.modules.Contribution;
import dev.millet.platform.api.modules.Namespaces;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

/** The module {@code thanks} beside the module {@code voting}. */
public final class NamespacesTest {

  @Test
  public void whatBeginsWithItsOwnNameOrWithNobodysIsItsOwn() {
    for (Contribution own :
        List.of(
            route("/thanks/all"),
            route("/api/v1/thanks"),
            route("/"),
            route("/notes/voting"),
            route("/votingbooth"),
            subscription("thanks.tally"),
            job("thanks.tidy"))) {
      assertEquals(Optional.empty(), foreign(own));
    }
  }

  @Test
  public void whatBeginsWithAnotherModulesNameIsRefused() {
    for (Contribution other :
        List.of(
            route("/voting"),
            route("/voting/world"),
            route("/api/v1/voting/{id}"),
            subscription("voting.tally"),
            job("voting.tidy"))) {
      assertEquals(other.toString(), true, foreign(other).isPresent());
    }
    assertEquals(
        "/voting/world belongs to the module voting; the names of thanks begin with its own",
        foreign(route("/voting/world")).get());
  }

  private static Optional<String> foreign(Contribution contribution) {
    return Namespaces.foreign("thanks", List.of(contribution), List.of("thanks", "voting"));
  }

  private static Route route(String template) {
    return Route.get(
        template, Permission.PUBLIC, RouteDocument.of("A page"), request -> Reply.text("x"));
  }

  private static Subscription subscription(String name) {
    return new Subscription(name, Set.of("voting.cast"), Subscription.Start.OLDEST, entries -> {});
  }

  private static Job job(String name) {
    return new Job(name, Duration.ofDays(1), run -> Next.LATER);
  }
}
