package dev.millet.launcher.settings;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.distribution.settings.Effect;
import dev.millet.distribution.settings.Setting;
import dev.millet.distribution.settings.SettingType;
import dev.millet.distribution.settings.ValueType;
import dev.millet.launcher.ExitCode;
import dev.millet.launcher.Failures;
import dev.millet.launcher.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class GivenSettingsTest {

  private static final SettingsTable SELECTED =
      new SettingsTable(
          List.of(
              setting("gateway", "port", ValueType.INTEGER),
              setting("gateway", "bind", ValueType.STRING),
              setting("database", "password", ValueType.PASSWORD)));
  private static final SettingsTable ALL =
      new SettingsTable(
          List.of(
              setting("gateway", "port", ValueType.INTEGER),
              setting("gateway", "bind", ValueType.STRING),
              setting("voting", "limit", ValueType.INTEGER)));

  @Rule public TemporaryFolder folder = new TemporaryFolder();
  private final List<String> warnings = new ArrayList<>();
  private Path file;

  @Before
  public void nameTheFile() {
    file = folder.getRoot().toPath().resolve("millet.properties");
  }

  @Test
  public void theFileGivesWayToTheEnvironmentAndThatToTheCommandLine() throws IOException {
    Files.writeString(file, "gateway.port = 1\n");
    assertEquals(1, port(Map.of(), List.of()));
    assertEquals(2, port(Map.of("MILLET_GATEWAY_PORT", "2"), List.of()));
    assertEquals(
        3,
        port(
            Map.of("MILLET_GATEWAY_PORT", "2"),
            List.of(new Given("gateway.port", "3", "on the command line"))));
  }

  @Test
  public void withoutAnythingSetThereIsNoConfiguration() {
    assertTrue(configurations(Map.of(), List.of()).isEmpty());
  }

  @Test
  public void aBadValueNamesKeyValueRangeAndLine() throws IOException {
    Files.writeString(file, "# mine\n\ngateway.port = 99999\n");
    LaunchException failure = Failures.of(() -> configurations(Map.of(), List.of()));
    assertEquals(ExitCode.SETTING, failure.exitCode());
    assertEquals(
        "The setting gateway.port has the value \"99999\" (in "
            + file
            + ", line 3), but it takes a whole number from 0 to 65535.",
        failure.getMessage());
  }

  @Test
  public void aLineThatGoesOnIsCountedWhereItBegins() throws IOException {
    Files.writeString(file, "gateway.bind = 127.\\\n  0.0.1\ngateway.port = x\n");
    LaunchException failure = Failures.of(() -> configurations(Map.of(), List.of()));
    assertTrue(failure.getMessage(), failure.getMessage().contains("line 3"));
  }

  @Test
  public void aBadSecretIsNotShown() {
    SettingsTable table =
        new SettingsTable(
            List.of(
                new Setting(
                    "database",
                    "p",
                    "password",
                    new SettingType(ValueType.PASSWORD, false, "20", null, List.of()),
                    null,
                    "",
                    "",
                    Effect.RESTART)));
    GivenSettings given =
        new GivenSettings(file, Map.of("MILLET_DATABASE_PASSWORD", "sesame"), List.of());
    LaunchException failure =
        Failures.of(() -> given.configurations(table, OtherSettings.of(table), text -> {}));
    assertFalse(failure.getMessage(), failure.getMessage().contains("sesame"));
  }

  @Test
  public void anUnknownKeyNamesTheNearest() throws IOException {
    Files.writeString(file, "gateway.prot = 80\n");
    LaunchException failure = Failures.of(() -> configurations(Map.of(), List.of()));
    assertEquals(ExitCode.SETTING, failure.exitCode());
    assertTrue(failure.getMessage(), failure.getMessage().contains("Did you mean gateway.port?"));
  }

  @Test
  public void anUnknownVariableOfAKnownModuleIsNotOverlooked() {
    LaunchException failure =
        Failures.of(() -> configurations(Map.of("MILLET_GATEWAY_PROT", "80"), List.of()));
    assertTrue(
        failure.getMessage(), failure.getMessage().contains("Did you mean MILLET_GATEWAY_PORT?"));
  }

  @Test
  public void aSettingOfAFeatureThatIsNotSelectedDoesNothing() throws IOException {
    Files.writeString(file, "voting.limit = 3\n");
    assertTrue(configurations(Map.of(), List.of()).isEmpty());
  }

  @Test
  public void aSettingOfAModuleThatWasRemovedIsWarnedOf() throws IOException {
    Files.writeString(file, "thanks.limit = 3\n");
    withChanged(SELECTED, "thanks");
    assertEquals(
        List.of(
            "The setting thanks.limit (set in "
                + file
                + ", line 1) has no effect: no active version of thanks has it."),
        warnings);
  }

  @Test
  public void aSettingOfAVersionThatWasLeftIsWarnedOfAndAMisspeltOneRefused() throws IOException {
    SettingsTable running = new SettingsTable(List.of(setting("voting", "pace", ValueType.STRING)));
    Files.writeString(file, "voting.limit = 3\n");
    withChanged(running, "voting");
    assertEquals(1, warnings.size());
    Files.writeString(file, "voting.limmit = 3\n");
    LaunchException failure = Failures.of(() -> withChanged(running, "voting"));
    assertTrue(failure.getMessage(), failure.getMessage().contains("Did you mean voting.limit?"));
  }

  @Test
  public void aVariableOfAVersionThatWasLeftIsNoMistake() {
    SettingsTable running = new SettingsTable(List.of(setting("voting", "pace", ValueType.STRING)));
    new GivenSettings(file, Map.of("MILLET_VOTING_LIMIT", "3"), List.of())
        .configurations(running, new OtherSettings(() -> ALL, Set.of("voting")), warnings::add);
    assertEquals(1, warnings.size());
  }

  @Test
  public void theWayBackPassesOverWhatOnlyTheLeftVersionHas() throws IOException {
    SettingsTable before = new SettingsTable(List.of(setting("voting", "pace", ValueType.STRING)));
    Files.writeString(file, "voting.limit = 3\n");
    GivenSettings given = new GivenSettings(file, Map.of(), List.of());
    assertEquals(Map.of("dev.millet.voting", Map.of()), given.of(before, OtherSettings.of(ALL)));
    assertEquals(
        ExitCode.SETTING, Failures.of(() -> given.of(before, OtherSettings.of(before))).exitCode());
  }

  @Test
  public void otherVariablesAreNotOurs() {
    assertTrue(configurations(Map.of("MILLET_ADMIN_PASSWORD", "x"), List.of()).isEmpty());
  }

  private Object port(Map<String, String> environment, List<Given> commandLine) {
    return configurations(environment, commandLine).get("dev.millet.gateway").get("port");
  }

  private Map<String, Map<String, Object>> configurations(
      Map<String, String> environment, List<Given> commandLine) {
    return new GivenSettings(file, environment, commandLine)
        .configurations(SELECTED, OtherSettings.of(ALL), warnings::add);
  }

  private void withChanged(SettingsTable running, String module) {
    new GivenSettings(file, Map.of(), List.of())
        .configurations(running, new OtherSettings(() -> ALL, Set.of(module)), warnings::add);
  }

  private static Setting setting(String module, String id, ValueType type) {
    boolean number = type == ValueType.INTEGER;
    return new Setting(
        module,
        "dev.millet." + module,
        id,
        new SettingType(type, false, number ? "0" : null, number ? "65535" : null, List.of()),
        null,
        "",
        "",
        Effect.RESTART);
  }
}
