package dev.millet.site.checklist;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.SetupStep;
import dev.millet.api.pages.Slots;
import dev.millet.site.checklist.ChecklistApi.ChangeChecklistRequest;
import dev.millet.site.checklist.ChecklistApi.ChangeStepRequest;
import dev.millet.site.checklist.ChecklistApi.ChecklistAnswer;
import dev.millet.testing.FakeGenerations;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.FakeSlots;
import dev.millet.testing.PlainPages;
import dev.millet.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The steps from a new site to a running community. */
@RunWith(Parameterized.class)
public final class ChecklistTest {

  private static final String START = "/admin/start";
  private static final String STEP = START + "/steps/{key}";
  private static final String API = "/api/v1/checklist";

  private final Database database;
  private final Member admin = new FakeMembers().add("boss", Role.ADMIN);
  private final FakeGenerations generations = new FakeGenerations(null);
  private final List<Route> routes = new ArrayList<>();
  private boolean products;

  public ChecklistTest(TestDatabase test) {
    this.database = test.database();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void open() {
    database.write(handle -> handle.execute("DELETE FROM site_checklist"));
    Checklist checklist =
        new Checklist(
            database, generations, (generation, language, key) -> Optional.of("«" + key + "»"));
    List<Contribution> own =
        new ChecklistPages(checklist, new PlainPages("dev.millet.site.templates")).contributions();
    generations.activate("site", own.toArray(Contribution[]::new));
    own.stream().filter(Route.class::isInstance).map(Route.class::cast).forEach(routes::add);
    generations.activate(
        "products",
        SetupStep.of("products.first", 200, "/admin/products/new", request -> products));
    generations.activate(
        "members",
        SetupStep.ofSettings("members.sign-up", 100, "members", request -> false).confirmed());
  }

  @Test
  public void stepsStandInTheirOrderAndAreFoundOutFromWhatIsThere() throws Exception {
    assertEquals("members.sign-up open, products.first open", states());
    products = true;
    assertEquals("members.sign-up open, products.first done", states());
    products = false;
    assertEquals("members.sign-up open, products.first open", states());
  }

  @Test
  public void aStepThatIsSkippedStaysSoAndCanBeTakenUpAgain() throws Exception {
    decide("products.first", "skipped");
    assertEquals("members.sign-up open, products.first skipped", states());
    products = true;
    assertEquals("what is there counts", "members.sign-up open, products.first done", states());
    products = false;
    decide("products.first", "open");
    assertEquals("members.sign-up open, products.first open", states());
  }

  @Test
  public void onlyWhatNoFactTellsOfIsMarkedAsDone() throws Exception {
    decide("members.sign-up", "done");
    assertEquals("members.sign-up done, products.first open", states());

    assertEquals(422, problem(() -> decide("products.first", "done")).status());
    assertEquals(422, problem(() -> decide("products.first", "whatever")).status());
    assertEquals(404, problem(() -> decide("nobody.knows", "skipped")).status());
  }

  @Test
  public void theHomeShowsItUntilItIsFinished() throws Exception {
    String card = home();
    assertTrue(card, card.contains("href=\"/admin/start/steps/products.first\""));
    assertTrue(card, card.contains("«step.products.first»"));

    decide("products.first", "skipped");
    assertTrue(home().contains("members.sign-up"));
    decide("members.sign-up", "done");
    assertEquals("", home());
    assertTrue(html(FakeRequest.get(START), START).contains("You’re all set"));

    generations.activate("mail", SetupStep.of("mail.server", 300, "/admin/mail", request -> false));
    assertTrue("a module that comes later brings its step", home().contains("mail.server"));
  }

  @Test
  public void itIsDismissedAndCalledUpAgain() throws Exception {
    Reply hidden = call(FakeRequest.post(START).form("dismissed", "true", "back", "/admin"), START);
    assertEquals("/admin", header(hidden, "Location"));
    assertEquals("", home());
    assertTrue(html(FakeRequest.get(START), START).contains("products.first"));

    call(FakeRequest.post(START).form("dismissed", "false"), START);
    assertTrue(home().contains("products.first"));
  }

  @Test
  public void aStepLeadsToItsPageAndThePagesLeadBack() throws Exception {
    Reply there = call(FakeRequest.get(STEP).with("key", "products.first"), STEP);
    assertEquals("/admin/products/new", header(there, "Location"));
    assertTrue(header(there, "Set-Cookie").startsWith("millet_step=products.first;"));

    FakeRequest page =
        FakeRequest.get("/admin/products/new").cookie("millet_step", "products.first");
    String guide = filled(page, Slots.GUIDE);
    assertTrue(guide, guide.contains("«step.products.first»"));
    assertTrue(guide, guide.contains("href=\"/admin/start\""));

    assertEquals("", filled(FakeRequest.get("/suggestions"), Slots.GUIDE));
    FakeRequest forged = FakeRequest.get("/suggestions").cookie("millet_step", "<script>");
    assertEquals("", filled(forged, Slots.GUIDE));
    FakeRequest list = FakeRequest.get(START).cookie("millet_step", "products.first");
    assertEquals("", filled(list, Slots.GUIDE));
    assertTrue(header(call(list, START), "Set-Cookie").contains("Max-Age=0"));
    assertEquals(
        404, problem(() -> call(FakeRequest.get(STEP).with("key", "no.such"), STEP)).status());
  }

  @Test
  public void aStepWhoseModuleFailsIsOpen() throws Exception {
    generations.activate(
        "broken",
        SetupStep.of(
            "broken.first",
            50,
            "/broken",
            request -> {
              throw new NoClassDefFoundError("on purpose");
            }));

    assertTrue(states().startsWith("broken.first open, "));
  }

  @Test
  public void theApiDoesTheSame() throws Exception {
    String step = API + "/steps/{key}";
    FakeRequest skip = FakeRequest.of("PUT", step).with("key", "products.first");
    call(skip.json(new ChangeStepRequest("skipped")), step);
    FakeRequest hide = FakeRequest.of("PATCH", API).json(new ChangeChecklistRequest(true));
    ChecklistAnswer answer = answer(call(hide, API));

    assertTrue(answer.dismissed());
    assertFalse(answer.finished());
    assertEquals("skipped", answer.steps().get(1).state());
    assertEquals("/admin/products/new", answer.steps().get(1).path());
    assertEquals("/admin/settings/members", answer.steps().get(0).path());
  }

  private String states() throws Exception {
    return String.join(
        ", ",
        answer(call(FakeRequest.get(API), API)).steps().stream()
            .map(step -> step.key() + " " + step.state())
            .toList());
  }

  private void decide(String key, String state) throws Exception {
    call(FakeRequest.post(STEP).with("key", key).form("state", state), STEP);
  }

  private String home() {
    return filled(FakeRequest.get("/admin"), Slots.ADMINISTRATION);
  }

  private String filled(FakeRequest request, String slot) {
    Html filled = new FakeSlots(generations).fill(request.by(admin), slot);
    return filled.markup();
  }

  private Reply call(FakeRequest request, String template) throws Exception {
    return routes.stream()
        .filter(each -> each.method().equals(request.method()))
        .filter(each -> each.template().equals(template))
        .findFirst()
        .orElseThrow()
        .handler()
        .handle(request.by(admin));
  }

  private String html(FakeRequest request, String template) throws Exception {
    byte[] content = ((Reply.Bytes) call(request, template).body()).content();
    return new String(content, StandardCharsets.UTF_8);
  }

  private static ChecklistAnswer answer(Reply reply) {
    return (ChecklistAnswer) ((Reply.JsonValue) reply.body()).value();
  }

  private static String header(Reply reply, String name) {
    return reply.headers().stream()
        .filter(header -> header.getKey().equals(name))
        .map(header -> header.getValue())
        .findFirst()
        .orElse("");
  }

  /** Something that is refused. */
  private interface Call {
    void run() throws Exception;
  }

  private static Problem problem(Call call) throws Exception {
    try {
      call.run();
    } catch (ProblemException refused) {
      return refused.problem();
    }
    throw new AssertionError("nothing was refused");
  }
}
