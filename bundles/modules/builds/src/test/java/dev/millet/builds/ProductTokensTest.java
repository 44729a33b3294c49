package dev.millet.builds;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.commands.CommandRequest;
import dev.millet.api.files.UploadPurpose;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.TokenScope;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A token that publishes the builds of one product opens these routes and no others. */
@RunWith(Parameterized.class)
public final class ProductTokensTest {

  /** Each was looked at: it is about a build of the product, and nothing beside it. */
  private static final Set<String> OPEN =
      new TreeSet<>(
          Set.of(
              "DELETE /api/v1/builds/{}",
              "DELETE /api/v1/builds/{}/entries/{}",
              "DELETE /api/v1/builds/{}/files/{}",
              "GET /api/v1/builds/version/{}/{}/{}",
              "GET /api/v1/builds/{}",
              "GET /api/v1/builds/{}/files/{}",
              "PATCH /api/v1/builds/{}",
              "POST /api/v1/builds",
              "POST /api/v1/builds/commands/publish",
              "POST /api/v1/builds/{}/entries",
              "POST /api/v1/builds/{}/entries/{}/move",
              "POST /api/v1/builds/{}/promote",
              "POST /api/v1/builds/{}/release",
              "POST /api/v1/builds/{}/schedule",
              "POST /api/v1/builds/{}/unschedule",
              "PUT /api/v1/builds/{}/entries/{}",
              "PUT /api/v1/builds/{}/notes/{}"));

  private final TestDatabase test;
  private Workshop workshop;
  private Press press;
  private Workshop elsewhere;
  private long own;
  private long foreign;

  public ProductTokensTest(TestDatabase test) {
    this.test = test;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void open() throws Exception {
    workshop = new Workshop(test);
    press = new Press(workshop);
    press.channel("beta", "everybody", "");
    own = press.draft("beta", "1");
    elsewhere = new Workshop(test);
    Press other = new Press(elsewhere);
    other.channel("beta", "everybody", "");
    foreign = other.draft("beta", "1");
  }

  private static Identity token(Member member, String... scopes) {
    return Identity.ofToken(member, Set.of(scopes), "token-1");
  }

  private Identity limited() {
    return token(workshop.tom, "builds.publish:" + press.slug());
  }

  private boolean letsIn(Permission permission) {
    return permission.isWithin(limited().scopes());
  }

  @Test
  public void itOpensTheseRoutesAndNoOther() {
    Set<String> open =
        workshop.contributions(Route.class).stream()
            .filter(route -> letsIn(route.permission()))
            .map(Route::identity)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(OPEN, open);
  }

  @Test
  public void eachOfThemRefusesAnotherProduct() {
    for (Route route : workshop.contributions(Route.class)) {
      if (OPEN.contains(route.identity())) {
        FakeRequest request = asking(route, foreign, elsewhere.product.slug());
        Problem problem =
            assertThrows(
                    route.identity(), ProblemException.class, () -> route.handler().handle(request))
                .problem();
        assertEquals(route.identity(), 403, problem.status());
        assertEquals(route.identity(), "forbidden", problem.code());
      }
    }
  }

  @Test
  public void noneOfThemRefusesItsOwnProduct() throws Exception {
    for (Route route : workshop.contributions(Route.class)) {
      if (OPEN.contains(route.identity())) {
        try {
          route.handler().handle(asking(route, own, press.slug()));
        } catch (ProblemException e) {
          assertTrue(route.identity() + ": " + e.getMessage(), e.problem().status() != 403);
        } catch (ClassCastException e) {
          // the handler was entered, and reads another body
          continue;
        }
      }
    }
  }

  private FakeRequest asking(Route route, long build, String product) {
    FakeRequest request =
        FakeRequest.of(route.method(), "/")
            .by(limited())
            .with("id", build)
            .with("entry", 1)
            .with("file", 1)
            .with("language", "en")
            .with("product", product)
            .with("channel", "beta")
            .with("version", "1");
    if (route.identity().equals("POST /api/v1/builds")) {
      Press to = new Press(product.equals(press.slug()) ? workshop : elsewhere);
      return request.json(to.wanted("beta", "2"));
    }
    return request.json(
        new CommandRequest(
            List.of(
                new CommandRequest.Value("product", "", product),
                new CommandRequest.Value("channel", "", "beta"),
                new CommandRequest.Value("version", "", "3")),
            List.of()));
  }

  @Test
  public void itUploadsForItsProductAlone() {
    UploadPurpose purpose = workshop.contributions(UploadPurpose.class).get(0);
    purpose.requireWithin(new AskedUpload(Long.toString(own), "rom.zip", limited()));
    purpose.requireWithin(
        new AskedUpload(Long.toString(foreign), "rom.zip", token(workshop.tom, "write")));
    assertEquals(
        "forbidden",
        Workshop.refusal(
            () ->
                purpose.requireWithin(
                    new AskedUpload(Long.toString(foreign), "rom.zip", limited()))));
    assertEquals(
        "not-found",
        Workshop.refusal(
            () -> purpose.requireWithin(new AskedUpload("nothing", "rom.zip", limited()))));
  }

  @Test
  public void itIsOfferedForEachProduct() {
    TokenScope scope = workshop.contributions(TokenScope.class).get(0);
    assertTrue(
        scope.targets().contains(new TokenScope.Target(press.slug(), workshop.product.name())));
    assertTrue(scope.permission().isHeldBy(token(workshop.tom)));
    assertFalse(scope.permission().isHeldBy(token(workshop.ann)));
  }
}
