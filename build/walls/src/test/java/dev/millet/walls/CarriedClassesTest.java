package dev.millet.walls;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class CarriedClassesTest {

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void theClassesOfALibraryThatNobodyCanMeetAreCarried() throws Exception {
    assertEquals(List.of(), carrying("Bundle-Name", "Polls"));
  }

  @Test
  public void theClassesOfABundleAreNot() throws Exception {
    assertEquals(List.of("imports-only-exports"), carrying("Millet-Module", "polls"));
  }

  private List<String> carrying(String header, String value) throws Exception {
    Fixture polls =
        new Fixture(folder.newFolder().toPath(), "dev.millet.polls")
            .with(header, value)
            .java(
                """
                package dev.millet.polls;
                public final class Polls {}
                """);
    return new Fixture(folder.newFolder().toPath(), "dev.millet.surveys")
        .with("Millet-Module", "surveys")
        .with("-conditionalpackage", "dev.millet.polls")
        .uses(polls)
        .java(
            """
            package dev.millet.surveys;
            public final class Events {
              public Object polls() { return new dev.millet.polls.Polls(); }
            }
            """)
        .brokenRules();
  }
}
