package dev.millet.site.settings;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.distribution.settings.Effect;
import dev.millet.distribution.settings.Setting;
import dev.millet.distribution.settings.SettingType;
import dev.millet.distribution.settings.ValueType;
import dev.millet.launch.FixedSettings;
import dev.millet.platform.api.settings.SettingCheck;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.TestDatabase;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class SettingChangesTest {

  private static final Setting DAYS =
      setting(
          "members",
          "days",
          new SettingType(ValueType.INTEGER, false, "1", "365", List.of()),
          "30",
          Effect.LIVE);
  private static final Setting NAME =
      setting("pages", "name", SettingType.of(ValueType.STRING), "Millet", Effect.LIVE);
  private static final Setting SECRET =
      setting("mail", "password", SettingType.of(ValueType.PASSWORD), null, Effect.LIVE);
  private static final Setting PORT =
      setting("gateway", "port", SettingType.of(ValueType.INTEGER), "8080", Effect.RESTART);
  private static final List<Setting> ALL = List.of(DAYS, NAME, SECRET, PORT);

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Database database;
  private final FakeJournal journal;
  private final Map<String, FixedSettings.Fixed> file = new HashMap<>();
  private List<Setting> declared = ALL;
  private CurrentSettings current;
  private SettingChanges changes;

  public SettingChangesTest(TestDatabase test) {
    this.database = test.database();
    this.journal = new FakeJournal(database);
  }

  @Before
  public void begin() {
    database.write(handle -> handle.createUpdate("DELETE FROM site_settings").execute());
    open();
  }

  /** As another process would find everything. */
  private void open() {
    FixedSettings fixed =
        keys -> {
          Map<String, FixedSettings.Fixed> found = new TreeMap<>(file);
          found.keySet().retainAll(keys);
          return found;
        };
    current =
        new CurrentSettings(
            database,
            fixed,
            new SecretBox(folder.getRoot().toPath().resolve("settings.key")),
            List.of(DAYS, NAME, SECRET));
    SettingCheck check =
        new SettingCheck(
            "pages.name",
            value -> value.isBlank() ? Optional.of("a name that can be seen") : Optional.empty());
    changes =
        new SettingChanges(
            database,
            journal,
            current,
            new SettingChanges.Surroundings(() -> declared, () -> List.of(check), () -> null));
  }

  private void change(String key, String value) {
    changes.apply(Collections.singletonMap(key, value), 7L, revision -> {});
  }

  private SettingValue described(String key) {
    return changes.all().stream()
        .filter(each -> each.setting().key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private List<Problem.Field> refused(String key, String value) {
    Problem problem = assertThrows(ProblemException.class, () -> change(key, value)).problem();
    assertEquals(422, problem.status());
    return problem.fields();
  }

  @Test
  public void theyStandByModuleAndInTheDeclaredOrder() {
    Setting last = setting("members", "address", SettingType.of(ValueType.STRING), "", Effect.LIVE);
    declared = List.of(PORT, NAME, DAYS, last);
    assertEquals(
        List.of("gateway.port", "members.days", "members.address", "pages.name"),
        changes.all().stream().map(each -> each.setting().key()).toList());
  }

  @Test
  public void aLiveSettingHasItsNewValueAtTheNextUseAndAfterARestart() {
    assertEquals(30, current.value("members.days"));
    change("members.days", "90");
    assertEquals(90, current.value("members.days"));
    open();
    assertEquals(90, current.value("members.days"));
    assertEquals(Long.valueOf(7), described("members.days").row().changedBy());
  }

  @Test
  public void nothingGivesTheDefaultBack() {
    change("pages.name", "极光");
    assertEquals("极光", current.value("pages.name"));
    change("pages.name", null);
    assertEquals("Millet", current.value("pages.name"));
    assertEquals(SettingValue.Source.DEFAULT, described("pages.name").source());
    assertNotNull(described("pages.name").row());
  }

  @Test
  public void aRefusalSaysWhatAStartWouldSay() {
    assertEquals(
        "The setting members.days has the value \"0\" (set on the page), but it takes a whole"
            + " number from 1 to 365.",
        refused("members.days", "0").get(0).detail());
    assertTrue(refused("pages.name", " ").get(0).detail().contains("a name that can be seen"));
    assertEquals("unknown", refused("pages.colour", "red").get(0).code());
    assertEquals("restart", refused("gateway.port", "80").get(0).code());
    assertEquals("too-long", refused("pages.name", "x".repeat(4_001)).get(0).code());
  }

  @Test
  public void oneBadValueKeepsAllFromBeingChanged() {
    assertThrows(
        ProblemException.class,
        () -> changes.apply(Map.of("members.days", "90", "pages.name", ""), 7L, revision -> {}));
    assertEquals(30, current.value("members.days"));
  }

  @Test
  public void whatTheFileFixesGoesBeforeThePageAndCannotBeChanged() {
    change("members.days", "90");
    file.put("members.days", new FixedSettings.Fixed("10", "in etc/millet.properties, line 3"));
    open();
    assertEquals(10, current.value("members.days"));
    assertFalse(described("members.days").editable());
    assertEquals("fixed", refused("members.days", "91").get(0).code());
  }

  @Test
  public void aStoredValueThatIsNotAllowedAnyMoreIsPassedOver() {
    change("members.days", "90");
    database.write(
        handle ->
            handle
                .createUpdate(
                    "UPDATE site_settings SET setting_value = '900'"
                        + " WHERE setting_key = 'members.days'")
                .execute());
    open();
    assertEquals(30, current.value("members.days"));
  }

  @Test
  public void whoReadAnOlderRevisionChangesNothing() {
    long read = current.revision();
    change("members.days", "90");
    assertThrows(
        ProblemException.class,
        () ->
            changes.apply(
                Map.of("members.days", "91"),
                7L,
                now -> {
                  if (now != read) {
                    throw Problem.of(412, "changed-meanwhile", "", "").toException();
                  }
                }));
    assertEquals(90, current.value("members.days"));
  }

  @Test
  public void aSecretIsEncryptedAndToldToNobody() {
    change("mail.password", "sesame");
    assertEquals("sesame", current.value("mail.password"));
    assertEquals("", described("mail.password").value());
    assertTrue(described("mail.password").isSet());
    String kept =
        database.read(
            handle ->
                handle
                    .createQuery(
                        "SELECT setting_value FROM site_settings"
                            + " WHERE setting_key = 'mail.password'")
                    .mapTo(String.class)
                    .one());
    assertFalse(kept, kept.contains("sesame"));
    assertEquals(
        List.of(new SettingChanged("mail.password", 7L, null, null)),
        journal.payloads(SettingChanged.TYPE, SettingChanged.class));
    open();
    assertEquals("sesame", current.value("mail.password"));
  }

  @Test
  public void theJournalTellsOfEachChangeOnce() {
    change("members.days", "90");
    change("members.days", "90");
    change("members.days", null);
    assertEquals(
        List.of(
            new SettingChanged("members.days", 7L, null, "90"),
            new SettingChanged("members.days", 7L, "90", null)),
        journal.payloads(SettingChanged.TYPE, SettingChanged.class));
  }

  private static Setting setting(
      String module, String id, SettingType type, String defaultValue, Effect effect) {
    return new Setting(module, "dev.millet." + module, id, type, defaultValue, "", "", effect);
  }
}
