package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;

import dev.millet.tests.Versions;
import dev.millet.tests.trial.Steady;
import dev.millet.tests.trial.TrialModule;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Versions against which something stands that can be seen without running them. */
public class BadPlansIT extends TrialGround {

  @Override
  Map<String, Object> settings() {
    return Map.of("unsigned", true, "watch.seconds", 0);
  }

  @Test
  public void anotherSymbolicName() throws Exception {
    complaints
        .obstacle(steady().header("Bundle-SymbolicName", "com.example.trial").bytes())
        .says("symbolic-name", TrialModule.NAME, TrialModule.BUNDLE, "com.example.trial");
  }

  /** The last one is the control: such a name as such is no obstacle. */
  @Test
  public void aNameAtWhoseAddressSomethingElseAnswers() throws Exception {
    for (String word : List.of("plan", "plans", "changes", "available", "leftovers")) {
      complaints.obstacle(named(word)).says("reserved-name", word);
    }
    assertEquals("", changes.obstacle(named("planning")));
  }

  private static byte[] named(String module) throws IOException {
    return steady()
        .header("Millet-Module", module)
        .header("Bundle-SymbolicName", "com.example." + module)
        .bytes();
  }

  @Test
  public void theVersionThatIsThere() throws Exception {
    complaints
        .obstacle(steady().version(active()).entry("other.txt", "other").bytes())
        .says("same-version", active());
  }

  @Test
  public void anOlderVersion() throws Exception {
    complaints.obstacle(steady().version("0.9.0").bytes()).says("older", active(), "0.9.0");
  }

  @Test
  public void aPackageThatNobodyHas() throws Exception {
    complaints
        .obstacle(importing("com.example.nowhere;version=\"[1,2)\""))
        .says("package", "com.example.nowhere [1.0.0,2.0.0)");
  }

  @Test
  public void anApiOfAnotherVersion() throws Exception {
    complaints
        .obstacle(importing("dev.millet.voting.api;version=\"[7,8)\""))
        .says(
            "package-version",
            "dev.millet.voting.api [7.0.0,8.0.0)",
            "dev.millet.voting.api 0.1.0",
            "1.1.");
  }

  @Test
  public void aNewerJava() throws Exception {
    complaints
        .obstacle(
            steady()
                .header("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"")
                .bytes())
        .says("java", "99");
  }

  @Test
  public void aManifestThatTheFrameworkCannotRead() throws Exception {
    complaints.obstacle(importing(";;")).says("manifest");
  }

  @Test
  public void aStepThatDestroys() throws Exception {
    complaints
        .obstacle(steady().entry("db/0008-away.sql", "DROP TABLE trial_notes").bytes())
        .says("migration", TrialModule.NAME, "0008-away.sql", "DROP TABLE trial_notes");
  }

  @Test
  public void aStepThatRefusesWhatTheOldVersionWrites() throws Exception {
    complaints
        .obstacle(
            steady()
                .entry("db/0009-u.sql", "CREATE UNIQUE INDEX trial_u ON trial_notes (note)")
                .bytes())
        .says("migration", TrialModule.NAME, "0009-u.sql");
  }

  @Test
  public void aStepThatWasChangedAfterwards() throws Exception {
    complaints
        .obstacle(
            Versions.of(home, "voting")
                .version("0.1.5")
                .entry("db/0005-votes-cast-by.sql", "ALTER TABLE voting_votes ADD COLUMN x BIGINT")
                .bytes())
        .says("migration", "voting", "0005-votes-cast-by.sql");
  }

  @Test
  public void aStepThatFailsHalfWayIsTakenUpAgainByAVersionThatIsMended() throws Exception {
    String first = "CREATE TABLE trial_notes (id BIGINT NOT NULL PRIMARY KEY, note VARCHAR(40))";
    String typo = "ALTER TABLE trial_nodes ADD COLUMN mood VARCHAR(40)";
    Versions bad = steady().entry("db/0001-notes.sql", first).entry("db/0002-mood.sql", typo);
    failure(bad).says("migration", TrialModule.NAME, "0002-mood.sql", typo);
    Versions mended =
        steady()
            .entry("db/0001-notes.sql", first)
            .entry("db/0002-mood.sql", typo.replace("nodes", "notes"));
    assertEquals("done", changes.make(mended.bytes()));
  }

  private static Versions steady() throws IOException {
    return TrialModule.of(next(), Steady.class);
  }

  private static byte[] importing(String more) throws IOException {
    return steady()
        .header(
            "Import-Package",
            "dev.millet.api.gateway,dev.millet.api.modules,org.osgi.framework," + more)
        .bytes();
  }
}
