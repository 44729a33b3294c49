package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Role;
import dev.millet.launch.GatewayAddress;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generations;
import dev.millet.tests.Api;
import dev.millet.tests.Await;
import dev.millet.tests.Wire;
import dev.millet.tests.Wire.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;

/**
 * What belongs to one member is safe from another: whatever route of the live table asks for a
 * member and names a thing is called by a stranger with the thing of somebody else.
 */
@RunWith(InFramework.class)
@FrameworkTest(suite = PlatformSuite.class)
public class BelongingsIT {

  private static final String OPERATOR = "operator-of-a-test";

  /** What every member may do with what is somebody else's. Any other route is the owner's. */
  private static final Set<String> FOR_EVERY_MEMBER =
      Set.of(
          "GET /api/v1/members/groups/{}",
          "PUT /api/v1/members/groups/{}/members/me",
          "DELETE /api/v1/members/groups/{}/members/me",
          "GET /members/groups/{}",
          "POST /members/groups/{}/join",
          "POST /members/groups/{}/leave",
          "GET /api/v1/notices/follows/{}/{}",
          "PUT /api/v1/notices/follows/{}/{}",
          "DELETE /api/v1/notices/follows/{}/{}",
          "POST /notices/follows/{}/{}",
          "PUT /api/v1/notices/preferences/{}",
          "GET /api/v1/draws/{}/entry",
          "PUT /api/v1/draws/{}/entry",
          "DELETE /api/v1/draws/{}/entry",
          "POST /draws/{}/enter",
          "POST /draws/{}/leave",
          "POST /api/v1/events/{}/registrations",
          "POST /events/{}/register",
          "POST /events/cities/{}/join",
          "POST /events/cities/{}/leave",
          "GET /suggestions/{}/merge",
          "POST /suggestions/{}/merge",
          "POST /api/v1/suggestions/{}/merge-proposals",
          "POST /api/v1/comments/{}/{}",
          "POST /comments/{}/{}",
          "PUT /api/v1/votes/{}/{}",
          "DELETE /api/v1/votes/{}/{}",
          "GET /api/v1/votes/{}/{}/carried",
          "GET /api/v1/votes/{}/{}/voters",
          "GET /voting/by/{}",
          "POST /voting/{}/{}/support",
          "POST /voting/{}/{}/withdraw",
          "PUT /api/v1/builds/{}/entries/{}/feedback",
          "DELETE /api/v1/builds/{}/entries/{}/feedback",
          "GET /builds/-/feedback/{}",
          "POST /builds/-/feedback/{}",
          "POST /builds/-/feedback/{}/remove",
          "PUT /api/v1/builds/{}/entries/{}/affected",
          "DELETE /api/v1/builds/{}/entries/{}/affected",
          "POST /builds/-/problems/{}",
          "POST /builds/-/problems/{}/remove",
          "PUT /api/v1/builds/{}/entries/{}/mark",
          "POST /builds/-/mark/{}",
          "GET /voting/{}/{}/voters");

  /**
   * What nobody has here but whom it was given to. Links with a secret: {@code InvitationPagesTest}
   * and {@code EmailConfirmationTest} try them with others. Uploads, which only the team may begin
   * for what there is to upload: {@code TusLimitsTest} tries those of others.
   */
  private static final Set<String> TRIED_ELSEWHERE =
      Set.of(
          "POST /members/invitations/{}",
          "GET /members/email/{}",
          "POST /members/email/{}",
          "GET /api/v1/uploads/{}",
          "PATCH /api/v1/uploads/{}",
          "POST /api/v1/uploads/{}",
          "DELETE /api/v1/uploads/{}",
          "GET /uploads/{}",
          "PATCH /uploads/{}",
          "POST /uploads/{}",
          "DELETE /uploads/{}");

  @Inject private Generations generations;
  @Inject private Database database;

  @Inject private GatewayAddress gateway;

  private Api api;
  private Wire wire;
  private String product;
  private String stranger;
  private String friend;

  @Before
  public void prepare() throws InterruptedException {
    api = new Api(gateway.uri());
    wire = new Wire(gateway.uri());
    Await.until(() -> api.get("/health/ready", null).statusCode() == 200, () -> "not ready");
    product = "b" + Long.toString(System.nanoTime(), 36);
    api.product(product, OPERATOR);
    stranger = api.member("x" + product, OPERATOR);
    friend = api.member("f" + product, OPERATOR);
  }

  @Test
  public void aStrangerChangesAndSeesNothingOfWhatIsMine() throws InterruptedException {
    assertEquals(List.of(), trespasses(owned()));
  }

  @Test
  public void controlAStrangerWhoIsLetInIsFound() throws InterruptedException {
    List<Route> comment =
        routes().stream()
            .filter(route -> route.identity().equals("POST /api/v1/comments/{}/{}"))
            .toList();
    assertEquals(2, trespasses(comment).size());
  }

  /** Where a stranger changes or sees what is somebody else's, or the owner cannot. */
  private List<String> trespasses(List<Route> routes) throws InterruptedException {
    List<Asked> asked = asked(routes);
    List<String> found = new ArrayList<>();
    Map<String, List<String>> before = Tables.all(database);
    for (Asked each : asked) {
      Answer theirs = Belongings.call(wire, each.route(), each.address(), stranger);
      if (theirs.status() != 403 && theirs.status() != 404) {
        found.add(each.route().identity() + " answers a stranger with " + theirs.head());
      }
    }
    Map<String, Set<String>> changed = Tables.differences(before, Tables.all(database));
    if (!changed.isEmpty()) {
      found.add("a stranger changes " + changed);
    }
    // Else nothing was shown: the address has to be one that the owner can use.
    for (Asked each : asked) {
      Answer owners = Belongings.call(wire, each.route(), each.address(), each.mine().token());
      if (Set.of(401, 403, 404).contains(owners.status())) {
        found.add(each.route().identity() + " turns its owner away: " + owners.head());
      }
    }
    return found;
  }

  /** What one route is asked for: things of a member's own where the owner may change them. */
  private record Asked(Route route, Belongings mine, String address) {}

  private List<Asked> asked(List<Route> routes) throws InterruptedException {
    Belongings read = make(true);
    List<Belongings> owners =
        routes.stream()
            .map(
                route ->
                    route.method().equals("GET")
                        ? read
                        : make(route.template().contains("/sessions")))
            .toList();
    api.awaitJournal(OPERATOR);
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < owners.size(); i++) {
      Belongings mine = owners.get(i);
      asked.add(new Asked(routes.get(i), mine, mine.address(routes.get(i), notice(mine))));
    }
    return asked;
  }

  @Test
  public void whatEveryMemberMayDoIsStillThere() {
    Set<String> gone = new TreeSet<>(FOR_EVERY_MEMBER);
    gone.addAll(TRIED_ELSEWHERE);
    gone.removeAll(routes().stream().map(Route::identity).collect(Collectors.toSet()));
    assertEquals(Set.of(), gone);
  }

  @Test
  public void whatIsToBeReadByMeAloneStandsInNoAnswerToOthers() throws InterruptedException {
    Belongings mine = own();
    String onBehalf = "/api/v1/votes/suggestion/" + mine.suggestion() + "/on-behalf";
    String staff = withRole("staff");
    String ballot = "{\"member\":\"%s\",\"source\":\"%s\",\"note\":\"%s\"}";
    assertEquals(
        201,
        api.post(onBehalf, staff, ballot.formatted(mine.handle(), mine.mark(), mine.mark()))
            .statusCode());
    StoredAddresses.add(database, mine);

    assertEquals(List.of(), showing(mine, stranger));
    assertEquals(List.of(), showing(mine, null));
    List<String> toMe = showing(mine, mine.token());
    assertTrue(toMe.toString(), toMe.contains("GET /api/v1/members/me"));
    assertTrue(toMe.toString(), toMe.contains("GET /api/v1/tokens"));
    assertTrue(toMe.toString(), toMe.contains("GET /api/v1/votes/mine"));
    assertTrue(showing(mine, staff).contains("GET /voting/{}/{}/voters"));
  }

  /** What visitors and members read of an address is tried by the test before. */
  @Test
  public void theTeamFindsNobodysAddressAndItsMemberFindsEach() throws InterruptedException {
    Belongings mine = own();
    StoredAddresses.add(database, mine);

    String address = StoredAddresses.beginning(mine);
    assertEquals(List.of(), showing(mine, withRole("staff"), address));
    assertEquals(List.of(), showing(mine, withRole("moderator"), address));
    String own = read("/api/v1/members/me/data", mine.token());
    for (String kind : List.of("confirmed", "waiting", "linked")) {
      assertTrue(own, own.contains(address + kind + ".example"));
    }
  }

  private List<String> showing(Belongings mine, String token) {
    return showing(mine, token, mine.mark());
  }

  /** The routes whose answers carry a word, also where the member is searched for. */
  private List<String> showing(Belongings mine, String token, String word) {
    List<String> found = new ArrayList<>();
    long notice = notice(mine);
    for (Route route : routes()) {
      if (route.method().equals("GET")) {
        String address = mine.address(route, notice);
        boolean searches =
            route.document().queries().stream().anyMatch(query -> query.name().equals("q"));
        if (read(address, token).contains(word)
            || (searches && read(address + "?q=" + mine.handle(), token).contains(word))) {
          found.add(route.identity());
        }
      }
    }
    return found;
  }

  private String read(String address, String token) {
    String bearer = "Authorization: Bearer " + token;
    return (token == null ? wire.get(address) : wire.get(address, bearer)).body();
  }

  private Belongings own() throws InterruptedException {
    Belongings mine = make(true);
    api.awaitJournal(OPERATOR);
    return mine;
  }

  private Belongings make(boolean signedIn) {
    return Belongings.make(api, wire, product, OPERATOR, friend, signedIn);
  }

  /** The notice of the word that somebody else said about the member's suggestion. */
  private long notice(Belongings mine) {
    return Api.number(api.get("/api/v1/notices", mine.token()).body(), "id");
  }

  private String withRole(String role) {
    String handle = role + Long.toString(System.nanoTime(), 36);
    String token = api.member(handle, OPERATOR);
    long id = Api.number(api.get("/api/v1/members?handle=" + handle, OPERATOR).body(), "id");
    String path = "/api/v1/members/" + id + "/roles";
    String roles = "{\"roles\":[\"" + role + "\"]}";
    assertEquals(200, api.send("PUT", path, OPERATOR, roles).statusCode());
    return token;
  }

  /** The routes that ask for no more than a member, name a thing, and are its owner's. */
  private List<Route> owned() {
    List<Route> owned =
        routes().stream()
            .filter(route -> route.permission().role() == Role.MEMBER)
            .filter(route -> route.template().contains("{"))
            .filter(route -> !FOR_EVERY_MEMBER.contains(route.identity()))
            .filter(route -> !TRIED_ELSEWHERE.contains(route.identity()))
            .toList();
    assertTrue(owned.toString(), owned.size() > 5);
    return owned;
  }

  private List<Route> routes() {
    return generations.table().of(Route.class).stream().map(Filed::contribution).toList();
  }
}
