package dev.millet.site.settings;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.distribution.settings.Effect;
import dev.millet.distribution.settings.Setting;
import dev.millet.distribution.settings.SettingType;
import dev.millet.distribution.settings.ValueType;
import dev.millet.platform.api.settings.ModuleRestarts;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Settings whose change replaces a module. */
@RunWith(Parameterized.class)
public final class ModuleSettingChangesTest {

  private static final Setting PROMISE = setting("suggestions", "promise", "15", Effect.SWAP);
  private static final Setting DAYS = setting("members", "days", "30", Effect.LIVE);

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Database database;
  private final Restarts restarts = new Restarts();
  private CurrentSettings current;
  private SettingChanges changes;

  public ModuleSettingChangesTest(TestDatabase test) {
    this.database = test.database();
  }

  /** Replaces nothing, and remembers what a new generation would have got. */
  private final class Restarts implements ModuleRestarts {

    private final List<String> replaced = new ArrayList<>();
    private Optional<String> seen = Optional.empty();
    private boolean fails;
    private Runnable takeBack;
    private boolean failsUnderWatch;
    private int awaited;

    @Override
    public void awaitEnd() {
      awaited++;
      if (failsUnderWatch) {
        failsUnderWatch = false;
        onAnotherThread(takeBack);
      }
    }

    @Override
    public void restart(Collection<String> modules, Long member, Runnable whenTakenBack) {
      replaced.addAll(modules);
      seen = current.pageValue(PROMISE);
      takeBack = whenTakenBack;
      if (fails) {
        throw Problem.of(409, "upgrades.restart-failed", "", "").toException();
      }
    }
  }

  @Before
  public void begin() {
    database.write(handle -> handle.createUpdate("DELETE FROM site_settings").execute());
    current =
        new CurrentSettings(
            database,
            keys -> Map.of(),
            new SecretBox(folder.getRoot().toPath().resolve("settings.key")),
            List.of(DAYS));
    changes =
        new SettingChanges(
            database,
            new FakeJournal(database),
            current,
            new SettingChanges.Surroundings(
                () -> List.of(PROMISE, DAYS), () -> List.of(), () -> restarts));
  }

  private void change(String key, String value) {
    changes.apply(Map.of(key, value), 7L, revision -> {});
  }

  private SettingValue described(String key) {
    return changes.all().stream()
        .filter(each -> each.setting().key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  public void aModuleIsReplacedAndItsNewGenerationHasTheValueAlready() {
    change("suggestions.promise", "45");
    assertEquals(List.of("suggestions"), restarts.replaced);
    assertEquals(Optional.of("45"), restarts.seen);
    assertEquals("45", described("suggestions.promise").value());
  }

  @Test
  public void aModuleThatDoesNotStartWithAValueKeepsTheFormerOne() {
    change("suggestions.promise", "45");
    restarts.fails = true;
    assertThrows(ProblemException.class, () -> change("suggestions.promise", "46"));
    assertEquals("45", described("suggestions.promise").value());
    assertEquals(Optional.of("45"), current.pageValue(PROMISE));
  }

  @Test
  public void aSaveDuringTheWatchWaitsForItsEnd() {
    change("suggestions.promise", "45");
    change("members.days", "90");
    assertEquals("a live setting waits for nothing", 1, restarts.awaited);
    change("suggestions.promise", "46");
    assertEquals(2, restarts.awaited);
    restarts.failsUnderWatch = true;
    change("suggestions.promise", "47");
    assertEquals(Optional.of("47"), restarts.seen);
    restarts.takeBack.run();
    assertEquals(
        "what failed under its watch is no value to go back to",
        "45",
        described("suggestions.promise").value());
  }

  @Test
  public void whoSavesOnTopOfWhatIsTakenBackMeanwhileIsTold() {
    change("suggestions.promise", "45");
    change("suggestions.promise", "46");
    long read = current.revision();
    restarts.failsUnderWatch = true;
    Problem problem =
        assertThrows(
                ProblemException.class,
                () ->
                    changes.apply(
                        Map.of("suggestions.promise", "47"),
                        7L,
                        now -> {
                          if (now != read) {
                            throw Problem.of(412, "changed-meanwhile", "", "").toException();
                          }
                        }))
            .problem();
    assertEquals("changed-meanwhile", problem.code());
    assertEquals("45", described("suggestions.promise").value());
  }

  private static void onAnotherThread(Runnable work) {
    Thread thread = new Thread(work);
    thread.start();
    try {
      thread.join(20_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertFalse("it waits for the one who waits for it", thread.isAlive());
  }

  @Test
  public void aModuleThatFailsAfterwardsGetsItsFormerValueBack() {
    change("suggestions.promise", "45");
    change("suggestions.promise", "46");
    restarts.takeBack.run();
    assertEquals("45", described("suggestions.promise").value());
    change("suggestions.promise", "47");
    restarts.takeBack.run();
    restarts.takeBack.run();
    assertEquals("45", described("suggestions.promise").value());
  }

  private static Setting setting(String module, String id, String defaultValue, Effect effect) {
    SettingType number = SettingType.of(ValueType.INTEGER);
    return new Setting(module, "dev.millet." + module, id, number, defaultValue, "", "", effect);
  }
}
