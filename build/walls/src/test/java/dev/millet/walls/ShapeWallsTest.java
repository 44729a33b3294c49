package dev.millet.walls;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The walls inside a bundle: arrows among packages, parameters, words, and their exceptions. */
public class ShapeWallsTest {

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  private Fixture polls;

  @Before
  public void begin() throws IOException {
    polls = new Fixture(folder.getRoot().toPath(), "dev.millet.polls");
    polls.with("Millet-Module", "polls");
  }

  private List<Violation> found(String exceptions, String... sources) throws Exception {
    for (String source : sources) {
      polls.java(source);
    }
    return polls.violations(
        List.of(
            new PackagesHaveADirection(Exceptions.of(exceptions)),
            new FewParameters(Exceptions.of(exceptions)),
            new PlainWords(Exceptions.of(exceptions), "Call it off -> Cancel\n圈子 -> 用户组\n")));
  }

  private static List<String> said(List<Violation> violations) {
    return violations.stream().map(each -> each.rule() + " " + each.file()).toList();
  }

  private static final String TALLY =
      "package dev.millet.polls.tally; public class Tally { dev.millet.polls.page.Page page; }";
  private static final String PAGE =
      "package dev.millet.polls.page; public class Page { dev.millet.polls.vote.Vote vote; }";
  private static final String VOTE = "package dev.millet.polls.vote; public class Vote {}";
  private static final String VOTE_UPWARD =
      """
      package dev.millet.polls.vote;
      public class Vote {
        String name() { return new dev.millet.polls.tally.Tally().toString(); }
      }
      """;

  @Test
  public void packagesThatUseEachOtherInOneDirectionPass() throws Exception {
    assertEquals(List.of(), found("", TALLY, PAGE, VOTE));
  }

  @Test
  public void anArrowThatClosesACycleIsNamedWithItsClasses() throws Exception {
    List<Violation> violations = found("", TALLY, PAGE, VOTE_UPWARD);

    assertEquals(3, violations.size());
    assertEquals("packages-have-a-direction", violations.get(2).rule());
    assertTrue(
        violations.toString(),
        violations.get(2).found().contains("vote->tally lies on a cycle: Vote uses Tally"));
  }

  @Test
  public void aListedArrowPassesAndAnotherCycleDoesNot() throws Exception {
    String listed = "packages-have-a-direction dev.millet.polls vote->tally # until it is moved\n";
    assertEquals(List.of(), found(listed, TALLY, PAGE, VOTE_UPWARD));

    polls = new Fixture(folder.newFolder().toPath(), "dev.millet.polls");
    polls.with("Millet-Module", "polls");
    String back =
        "package dev.millet.polls.page; public class Back { dev.millet.polls.tally.Tally up; }";
    assertEquals(
        List.of(
            "packages-have-a-direction src/main/java/dev/millet/polls/page",
            "packages-have-a-direction src/main/java/dev/millet/polls/tally"),
        said(found(listed, TALLY, PAGE, VOTE_UPWARD, back)));
  }

  @Test
  public void anExceptionThatNothingNeedsIsRefused() throws Exception {
    String listed = "# reasons\npackages-have-a-direction dev.millet.polls *\n";

    Violation violation = found(listed, TALLY, PAGE, VOTE).get(0);

    assertEquals(2, violation.line());
    assertTrue(violation.toString(), violation.found().contains("not needed any more"));
  }

  @Test
  public void exceptionsOfAnotherBundleSayNothingAboutThisOne() throws Exception {
    assertEquals(List.of(), found("few-parameters dev.millet.other *", VOTE));
  }

  @Test(expected = IllegalArgumentException.class)
  public void anExceptionWithoutASubjectIsRefused() {
    Exceptions.of("few-parameters dev.millet.polls");
  }

  private static String record(int components) {
    StringBuilder source = new StringBuilder("package dev.millet.polls; record Row(int c0");
    for (int i = 1; i < components; i++) {
      source.append(", int c").append(i);
    }
    return source.append(") {}").toString();
  }

  @Test
  public void aRecordOfNineComponentsPassesAndOneOfTenFails() throws Exception {
    assertEquals(List.of(), found("", record(9)));
    polls = new Fixture(folder.newFolder().toPath(), "dev.millet.polls");
    polls.with("Millet-Module", "polls");

    assertEquals(
        List.of("few-parameters src/main/java/dev/millet/polls/Row.java"),
        said(found("", record(10))));
  }

  @Test
  public void aConstructorOfTenParametersFailsUnlessItIsListed() throws Exception {
    String source =
        """
        package dev.millet.polls;
        class Box {
          static class Desk {
            Desk(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j) {}
          }
        }
        """;
    assertEquals(
        List.of(), found("few-parameters dev.millet.polls Box.Desk # grows smaller", source));
  }

  @Test
  public void aSentenceWithoutAVerbOfItsOwnFails() throws Exception {
    List<Violation> violations =
        found(
            "",
            """
            package dev.millet.polls;

            /** A vote. */
            class Vote {
              /** Who voted. */
              long member;

              /**
               * What they voted for.
               */
              long subject;

              /** Returns who voted. */
              long member() { return member; }
            }
            """);

    assertEquals(List.of(5, 9), violations.stream().map(Violation::line).toList());
    assertTrue(violations.toString(), violations.get(0).found().endsWith("Who voted. */"));
  }

  @Test
  public void aTextWithAPhraseThatHasAStandardOneFails() throws Exception {
    polls.resource("messages/en.properties", "go=Go on\nstop=Call it off, please\n");
    polls.resource("messages/zh-CN.properties", "go=继续\nstop=圈子\n");

    List<Violation> violations = found("", VOTE);

    assertEquals(
        List.of(
            "plain-words src/main/resources/messages/en.properties",
            "plain-words src/main/resources/messages/zh-CN.properties"),
        said(violations));
    assertEquals(2, violations.get(0).line());
    assertTrue(violations.get(0).remedy(), violations.get(0).remedy().contains("\"Cancel\""));
  }
}
