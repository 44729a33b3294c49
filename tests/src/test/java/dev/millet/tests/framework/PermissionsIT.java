package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Role;
import dev.millet.launch.GatewayAddress;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generations;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.framework.Caller.Proof;
import dev.millet.tests.framework.Door.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;

/**
 * Walks every route of the live table, with everything installed, as everybody whom the platform
 * knows, and compares who is let in with what the route declares.
 */
@RunWith(InFramework.class)
@FrameworkTest(suite = PlatformSuite.class)
public class PermissionsIT {

  private static final String OPERATOR = "operator-of-a-test";

  /** What visitors may change, each looked at: all of it is about the visitor alone. */
  private static final Set<String> CHANGES_BY_VISITORS =
      Set.of(
          "POST /api/v1/members", // sign up
          "POST /api/v1/members/email/agree", // with the secret of the link
          "POST /api/v1/members/email/reset", // mails a link to the account's own address
          "POST /api/v1/members/email/sign-up", // mails a link to whoever reads the address
          "POST /api/v1/members/email/stop", // with the secret of the link
          "POST /api/v1/members/reset", // with the secret of the link
          "POST /members/email/agree/{}", // with the secret of the link
          "POST /members/email/stop/{}", // with the secret of the link
          "POST /members/reset/{}", // with the secret of the link
          "POST /api/v1/tokens", // with handle and password
          "POST /members/sign-in",
          "POST /members/sign-in/code", // mails a code to the account's own address
          "POST /members/sign-in/code/enter", // with the code
          "POST /members/sign-in/two-factor", // with the code of an authenticator
          "POST /members/sign-in/forgot", // mails a link to the account's own address
          "POST /members/sign-out",
          "POST /members/sign-up",
          "POST /members/sign-up/provider", // with what a provider said, encrypted
          "POST /members/sign-up/email", // mails a link to whoever reads the address
          "POST /members/setup/{}", // with the secret of the link
          "POST /notices/unsubscribe/{}", // with the token of the link
          "POST /preferences", // a cookie
          "POST /suggestions/new"); // keeps the draft until they have signed in

  @Inject private Generations generations;
  @Inject private Database database;

  @Inject private GatewayAddress gateway;

  private Api api;
  private Door door;
  private Callers callers;

  @Before
  public void waitUntilReady() throws InterruptedException {
    api = new Api(gateway.uri());
    door = new Door(gateway.uri());
    callers = new Callers(api, OPERATOR, database);
    Await.until(() -> api.get("/health/ready", null).statusCode() == 200, () -> "not ready");
  }

  @Test
  public void everybodyIsLetInExactlyWhereTheRouteSaysSo() {
    assertEquals(List.of(), disagreements(routes(), callers.everybody()));
  }

  @Test
  public void controlADeclarationThatIsNotEnforcedIsFound() {
    Route open = route("GET /api/v1/suggestions");
    Route staffOnly =
        Route.get(
            open.template(),
            Permission.toRead("test.staff", Role.STAFF),
            open.document(),
            open.handler());
    Route closed = route("GET /api/v1/members/me");
    Route forEverybody =
        Route.get(closed.template(), Permission.PUBLIC, closed.document(), closed.handler());
    Caller member = callers.caller("a member", Role.MEMBER, Set.of("read", "write"));

    assertEquals(
        List.of(
            "GET /api/v1/suggestions lets a visitor in",
            "GET /api/v1/suggestions lets a member in",
            "GET /api/v1/members/me turns a visitor away"),
        disagreements(List.of(staffOnly, forEverybody), List.of(Caller.VISITOR, member)));
  }

  @Test
  public void thereAreRoutesThatAskForARecentProof() {
    Set<String> grave =
        routes().stream()
            .filter(route -> route.permission().recentProof())
            .map(Route::identity)
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(
        grave.toString(),
        grave.containsAll(List.of("POST /api/v1/grave", "GET /grave", "POST /grave")));
  }

  @Test
  public void whatGivesARightOrASecretAsksForARecentProofOrSaysWhyNot() {
    assertEquals(Set.of(), ProofDecisions.missing(routes()));
    assertEquals(Set.of(), ProofDecisions.outdated(routes()));
  }

  @Test
  public void controlARouteThatNobodyDecidedAboutIsFound() {
    Route known = route("GET /api/v1/gateway/routes");
    Permission administer = Permission.toAdminister("test.crown");
    Route added = Route.get("/api/v1/crown", administer, known.document(), known.handler());
    Route secret =
        Route.get("/crown", Permission.PUBLIC, known.document(), known.handler()).withSecrets();
    Route asking =
        Route.get("/api/v1/crown", administer.provenRecently(), known.document(), known.handler());

    assertEquals(
        Set.of("GET /api/v1/crown", "GET /crown"), ProofDecisions.missing(List.of(added, secret)));
    assertEquals(Set.of(), ProofDecisions.missing(List.of(asking)));
  }

  @Test
  public void controlARecentProofThatIsAskedForInWordsOnlyIsFound() {
    Route usual = route("GET /api/v1/gateway/routes");
    Route grave =
        Route.get(
            usual.template(),
            usual.permission().provenRecently(),
            usual.document(),
            usual.handler());

    assertEquals(
        List.of(
            "GET /api/v1/gateway/routes lets an administrator who gave no password in",
            "GET /api/v1/gateway/routes lets an administrator whose proof is old in"),
        disagreements(List.of(grave), callers.administrators()));
  }

  @Test
  public void whoseProofIsOldIsRefusedByTheProofAlone() {
    Route grave = route("POST /api/v1/grave");
    for (Caller caller : callers.administrators()) {
      var answer = api.post(grave.template(), caller.token(), "{}");
      boolean recent = caller.proof() == Proof.RECENT;
      assertEquals(caller.name(), recent ? 204 : 403, answer.statusCode());
      assertEquals(caller.name(), !recent, answer.body().contains("problem:proof-too-old\""));
    }
  }

  @Test
  public void visitorsChangeOnlyWhatWasLookedAt() {
    Set<String> changes =
        routes().stream()
            .filter(route -> route.permission().isPublic() && !isSafe(route))
            .map(Route::identity)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(CHANGES_BY_VISITORS), changes);
  }

  @Test
  public void whatChangesSomethingAsksATokenForMoreThanToRead() {
    assertEquals(
        List.of(),
        identities(route -> !isSafe(route) && route.permission().scope().equals("read")));
  }

  /** Whether the method changes nothing, whatever the route. */
  private static boolean isSafe(Route route) {
    return Set.of("GET", "OPTIONS").contains(route.method());
  }

  @Test
  public void noRouteOfTheApiTakesAParameterThatItDoesNotDeclare() {
    Predicate<Route> page = Door::isPage;
    assertEquals(
        List.of(),
        identities(page.negate().and(route -> !door.refusesUnknownParameter(route, OPERATOR))));
    assertTrue(identities(page.negate()).size() > 50);
  }

  /** Who has every role and yet is no member. */
  @Test
  public void noRouteBreaksForTheOperator() {
    assertEquals(List.of(), identities(route -> door.isBroken(route, OPERATOR)));
  }

  @Test
  public void aTokenThatNobodyMadeOpensNothing() {
    assertEquals(
        List.of(),
        identities(route -> door.knock(route, "mlt_" + "x".repeat(43)) != Outcome.UNKNOWN_TOKEN));
  }

  @Test
  public void noFormIsTakenFromAnotherSiteOrWithoutTheSessionsToken() {
    String session = session();
    Predicate<Route> form =
        route -> Door.isPage(route) && !Set.of("GET", "OPTIONS").contains(route.method());
    assertEquals(
        List.of(),
        identities(
            form.and(
                route ->
                    door.knock(route, Map.of("Sec-Fetch-Site", "cross-site"))
                        != Outcome.TURNED_AWAY)));
    assertEquals(
        List.of(),
        identities(
            form.and(
                route ->
                    door.knock(route, Map.of("Sec-Fetch-Site", "same-origin", "Cookie", session))
                        != Outcome.TURNED_AWAY)));
  }

  @Test
  public void aSessionOpensNothingInTheApi() {
    String session = session();
    assertEquals(
        List.of(),
        identities(
            route ->
                !Door.isPage(route)
                    && !route.permission().isPublic()
                    && door.knock(route, Map.of("Cookie", session)) != Outcome.TURNED_AWAY));
  }

  private List<String> disagreements(List<Route> routes, List<Caller> knocking) {
    List<String> found = new ArrayList<>();
    List<Caller> present = new ArrayList<>(knocking);
    for (Route route : routes) {
      for (int i = 0; i < present.size(); i++) {
        Outcome outcome = door.knock(route, present.get(i).token());
        if (outcome == Outcome.UNKNOWN_TOKEN && present.get(i).token() != null) {
          // The route before took the account away, as it was asked to.
          present.set(i, callers.again(present.get(i)));
          outcome = door.knock(route, present.get(i).token());
        }
        boolean in = outcome == Outcome.LET_IN;
        if (in != present.get(i).may(route.permission())) {
          String name = present.get(i).name();
          found.add(route.identity() + (in ? " lets " + name + " in" : " turns " + name + " away"));
        }
      }
    }
    return found;
  }

  /** The cookie of somebody who is signed in. */
  private String session() {
    String handle = "sitter" + Long.toString(System.nanoTime(), 36);
    api.member(handle, OPERATOR);
    return api.signIn(handle);
  }

  private Route route(String identity) {
    return routes().stream()
        .filter(route -> route.identity().equals(identity))
        .findFirst()
        .orElseThrow();
  }

  private List<String> identities(Predicate<Route> which) {
    return routes().stream().filter(which).map(Route::identity).toList();
  }

  private List<Route> routes() {
    List<Route> routes =
        generations.table().of(Route.class).stream().map(Filed::contribution).toList();
    assertTrue("the table has routes", routes.size() > 50);
    return routes;
  }
}
