package dev.millet.builds;

import static dev.millet.builds.Workshop.of;
import static dev.millet.builds.Workshop.refusal;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.gateway.Reply;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.MemberData;
import dev.millet.api.pages.Fragment;
import dev.millet.api.subjects.Subject;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.TestDatabase;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Members say that they have a known problem, too. */
@RunWith(Parameterized.class)
public final class KnownProblemsTest {

  private static final String PAGE = "/builds/-/problems/{entry}";
  private static final String ONE = Workshop.ENTRIES + "/{entry}/affected";

  private final TestDatabase test;
  private Workshop workshop;
  private Press press;
  private long build;
  private long problem;
  private long other;

  public KnownProblemsTest(TestDatabase test) {
    this.test = test;
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void release() throws Exception {
    workshop = new Workshop(test);
    press = new Press(workshop);
    press.channel("internal", "team", "");
    press.channel("beta", "everybody", "");
    build = press.draft("beta", "173");
    problem = Workshop.id(press.entry(build, "known", "Camera <stalls> 卡顿"));
    other = Workshop.id(press.entry(build, "new", "Night photos"));
    press.step(build, "release");
  }

  private Reply say(String suffix, long entry, Member by) throws Exception {
    return workshop.call(
        PAGE + suffix,
        FakeRequest.post("/").with("entry", entry).form("to", "/builds/x#known").by(by));
  }

  private Object first(Member by) throws Exception {
    FakeRequest request = FakeRequest.get("/").with("id", build);
    Object answer =
        workshop.answer(Workshop.BUILD + "/problems", by == null ? request : request.by(by));
    return ((Slice<?>) answer).items().get(0);
  }

  private String shown(Member by) throws Exception {
    StringBuilder all = new StringBuilder();
    for (Fragment fragment : workshop.contributions(Fragment.class)) {
      if (fragment.slot().equals("build.entry")) {
        FakeRequest request = FakeRequest.get("/builds/x");
        fragment
            .renderer()
            .render(
                by == null ? request : request.by(by),
                List.of(Subject.of("build-entry", other), Subject.of("build-entry", problem)))
            .forEach(each -> all.append(each.markup()));
      }
    }
    return all.toString();
  }

  @Test
  public void eachMemberCountsOnceAndTakesItBack() throws Exception {
    assertEquals("/builds/x#known", header(say("", problem, workshop.ann)));
    say("", problem, workshop.ann);
    workshop.call(
        ONE, FakeRequest.of("PUT", "/").with("id", build).with("entry", problem).by(workshop.eva));
    assertEquals(2L, of(first(workshop.ann), "affected"));
    assertEquals(true, of(first(workshop.ann), "mine"));
    assertEquals(false, of(first(null), "mine"));
    String page = shown(workshop.ann);
    assertTrue(page, page.contains("/builds/-/problems/" + problem + "/remove"));
    assertTrue(page, page.contains("aria-pressed=\"true\""));
    assertTrue(page, page.contains("Camera &lt;stalls> 卡顿"));
    assertFalse("visitors read", shown(null).contains("<form"));

    say("/remove", problem, workshop.ann);
    workshop.call(
        ONE,
        FakeRequest.of("DELETE", "/").with("id", build).with("entry", problem).by(workshop.eva));
    assertEquals(0L, of(first(workshop.ann), "affected"));
    assertEquals("", shown(null).strip());
  }

  private static String header(Reply reply) {
    return reply.headers().stream()
        .filter(each -> each.getKey().equals("Location"))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  @Test
  public void onlyKnownProblemsOfReleasedBuildsThatOneSeesCount() throws Exception {
    assertEquals("not-found", refusal(() -> say("", other, workshop.ann)));
    assertEquals("not-found", refusal(() -> say("", Long.MAX_VALUE, workshop.ann)));
    long open = press.draft("beta", "174");
    long planned = Workshop.id(press.entry(open, "known", "Planned"));
    assertEquals("not-found", refusal(() -> say("", planned, workshop.tom)));
    long secret = press.draft("internal", "175");
    long hidden = Workshop.id(press.entry(secret, "known", "Secret"));
    press.step(secret, "release");
    assertEquals("not-found", refusal(() -> say("", hidden, workshop.ann)));
    say("", hidden, workshop.tom);
    assertEquals(
        "of another build",
        "not-found",
        refusal(
            () ->
                workshop.call(
                    ONE,
                    FakeRequest.of("PUT", "/")
                        .with("id", open)
                        .with("entry", problem)
                        .by(workshop.ann))));
  }

  @Test
  public void whatAMemberSaidIsInTheirCopyAndGoesWithThem() throws Exception {
    say("", problem, workshop.ann);
    MemberData data =
        workshop.contributions(MemberData.class).stream()
            .filter(each -> each.section().equals("builds.problems"))
            .findFirst()
            .orElseThrow();
    assertEquals(1, ((List<?>) data.exporter().export(workshop.ann.id())).size());
    workshop.depart(workshop.ann);
    assertEquals(0L, of(first(null), "affected"));
    say("", problem, workshop.tom);
    workshop.call(
        Workshop.ENTRIES + "/{entry}",
        FakeRequest.of("DELETE", "/")
            .with("id", build)
            .with("entry", problem)
            .header("If-Match", "\"1\"")
            .by(workshop.tom));
    assertEquals("not-found", refusal(() -> say("", problem, workshop.ann)));
  }
}
