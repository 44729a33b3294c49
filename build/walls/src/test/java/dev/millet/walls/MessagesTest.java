package dev.millet.walls;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Texts in English and Chinese. */
public class MessagesTest {

  private static final String PAGES =
      """
      package dev.millet.api.pages;
      public interface View {
        String text(String key, Object... arguments);
      }
      """;

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void theSameKeysInBothLanguagesPass() throws Exception {
    assertEquals(List.of(), messages("title=Polls\nvotes={0} votes\n", "title=投票\nvotes={0} 票\n"));
  }

  @Test
  public void aKeyWithoutChineseFails() throws Exception {
    assertEquals(
        List.of("messages.properties:1 title is missing in messages/zh-CN.properties"),
        messages("title=Polls\n", ""));
  }

  @Test
  public void aKeyWithoutEnglishFails() throws Exception {
    assertEquals(
        List.of("messages.properties:2 title is missing in messages/en.properties"),
        messages("", "# 标题\ntitle=投票\n"));
  }

  @Test
  public void anArgumentThatIsLostInTranslationFails() throws Exception {
    assertEquals(2, messages("votes={0} votes\n", "votes=票\n").size());
  }

  @Test
  public void aKeyThatOnlyATemplateKnowsFails() throws Exception {
    Fixture polls = polls("title=Polls\n", "title=投票\n");
    polls.template(
        "list.jte", "<h1>${view.text(\"title\")}</h1>\n<p>${view.text(\"none\", 3)}</p>");

    Violation violation = polls.violations(folder.getRoot().toPath()).get(0);

    assertEquals("src/main/jte/list.jte:2 no message has the key none", told(violation));
  }

  @Test
  public void aKeyThatOnlyAClassKnowsFails() throws Exception {
    Fixture polls = polls("title=Polls\n", "title=投票\n");
    Fixture api =
        new Fixture(folder.getRoot().toPath(), "dev.millet.api")
            .with("Export-Package", "dev.millet.api.pages")
            .java(PAGES);
    polls
        .uses(api)
        .java(
            """
        package dev.millet.polls;
        final class Page {
          String title(dev.millet.api.pages.View view, int votes) {
            return view.text("title") + "polls".formatted(view.text("votse", votes));
          }
        }
        """);

    Violation violation = polls.violations(folder.getRoot().toPath()).get(0);

    assertEquals(
        "src/main/java/dev/millet/polls/Page.java:4 no message has the key votse", told(violation));
  }

  @Test
  public void aSectionOfMemberDataWithATextForThePageOnPrivacyPasses() throws Exception {
    assertEquals(List.of(), withMemberData("privacy.polls=Polls that you started\n").brokenRules());
  }

  @Test
  public void aSectionOfMemberDataWithoutATextForThePageOnPrivacyFails() throws Exception {
    Violation violation =
        withMemberData("title=Polls\n").violations(folder.getRoot().toPath()).get(0);

    assertEquals(
        "src/main/java/dev/millet/polls/Polls.java:4 no message has the key privacy.polls",
        told(violation));
  }

  @Test
  public void aDescribedJournalTypeWithoutANameFails() throws Exception {
    Fixture api =
        new Fixture(folder.getRoot().toPath(), "dev.millet.api")
            .with("Export-Package", "dev.millet.api.journal")
            .java(
                """
                package dev.millet.api.journal;
                public class JournalType {
                  public static JournalType of(String name, Class<?> payload) {
                    return null;
                  }
                }
                """);
    Fixture polls =
        polls("title=Polls\n", "title=投票\n")
            .uses(api)
            .java(
                """
                package dev.millet.polls;
                final class Types {
                  Object opened() {
                    return dev.millet.api.journal.JournalType.of("polls.opened", Object.class);
                  }
                }
                """);

    Violation violation = polls.violations(folder.getRoot().toPath()).get(0);

    assertEquals(
        "src/main/java/dev/millet/polls/Types.java:4 no message has the key journal.polls.opened",
        told(violation));
  }

  private Fixture withMemberData(String messages) throws Exception {
    Fixture api =
        new Fixture(folder.getRoot().toPath(), "dev.millet.api")
            .with("Export-Package", "dev.millet.api.members")
            .java(
                """
                package dev.millet.api.members;
                public class MemberData {
                  public static MemberData of(String section, Runnable export, Runnable erasure) {
                    return null;
                  }
                }
                """);
    return polls(messages, messages)
        .uses(api)
        .java(
            """
            package dev.millet.polls;
            final class Polls {
              Object all() {
                return dev.millet.api.members.MemberData.of("polls", this::all, () -> {});
              }
            }
            """);
  }

  @Test
  public void aStepOfTheChecklistHasANameASentenceAndAButton() throws Exception {
    String complete = "step.polls.first=A\nstep.polls.first.hint=B\nstep.polls.first.button=C\n";
    assertEquals(List.of(), withStep(complete).brokenRules());
  }

  @Test
  public void aStepOfTheChecklistWithoutAButtonFails() throws Exception {
    Violation violation =
        withStep("step.polls.first=A\nstep.polls.first.hint=B\n")
            .violations(folder.getRoot().toPath())
            .get(0);

    assertEquals(
        "src/main/java/dev/millet/polls/Polls.java:4 no message has the key"
            + " step.polls.first.button",
        told(violation));
  }

  private Fixture withStep(String messages) throws Exception {
    Fixture api =
        new Fixture(folder.getRoot().toPath(), "dev.millet.api")
            .with("Export-Package", "dev.millet.api.pages")
            .java(
                """
                package dev.millet.api.pages;
                public class SetupStep {
                  public static SetupStep of(String key, int order, String path, Runnable facts) {
                    return null;
                  }
                }
                """);
    return polls(messages, messages)
        .uses(api)
        .java(
            """
            package dev.millet.polls;
            final class Polls {
              Object all() {
                return dev.millet.api.pages.SetupStep.of("polls.first", 1, "/polls", () -> {});
              }
            }
            """);
  }

  @Test
  public void aKeyThatIsPutTogetherNeedsAMessageWithItsBeginning() throws Exception {
    Fixture polls = polls("status.open=Open\n", "status.open=开放\n");
    polls.template("list.jte", "${view.text(\"status.\" + model.status())}");

    assertEquals(List.of(), polls.brokenRules());
  }

  private List<String> messages(String english, String chinese) throws Exception {
    return polls(english, chinese).violations(folder.getRoot().toPath()).stream()
        .map(MessagesTest::told)
        .map(text -> text.replaceFirst("src/main/resources/messages/[\\w-]+", "messages"))
        .toList();
  }

  private static String told(Violation violation) {
    return violation.file() + ":" + violation.line() + " " + violation.found();
  }

  private Fixture polls(String english, String chinese) throws Exception {
    return new Fixture(folder.getRoot().toPath(), "dev.millet.polls")
        .with("Millet-Module", "polls")
        .resource("messages/en.properties", english)
        .resource("messages/zh-CN.properties", chinese);
  }
}
