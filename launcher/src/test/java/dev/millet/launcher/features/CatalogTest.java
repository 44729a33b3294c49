package dev.millet.launcher.features;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.Failures;
import dev.millet.launcher.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class CatalogTest {

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void aFeatureComesAfterWhatItRequires() throws IOException {
    feature("core", "", "a:platform:1");
    feature("voting", "core", "a:voting:1");
    assertEquals(List.of("core", "voting"), names(catalog().select(List.of("voting"))));
  }

  @Test
  public void whatTwoFeaturesRequireComesOnce() throws IOException {
    feature("core", "", "a:platform:1");
    feature("voting", "core", "a:voting:1");
    feature("suggestions", "core", "a:voting:1");
    Selection selection = catalog().select(List.of("suggestions", "voting"));
    assertEquals(List.of("core", "suggestions", "voting"), names(selection));
    assertEquals(
        List.of("a:platform:1", "a:voting:1"),
        selection.bundles().stream().map(bundle -> bundle.id().toString()).toList());
  }

  @Test
  public void anUnknownFeatureIsAnsweredWithTheKnownOnesAndTheNearest() throws IOException {
    feature("core", "", "a:platform:1");
    feature("voting", "core", "a:voting:1");
    LaunchException failure = Failures.of(() -> catalog().select(List.of("votign")));
    assertEquals(ExitCode.FEATURE_UNKNOWN, failure.exitCode());
    assertEquals(
        "There is no feature \"votign\". Did you mean voting? Known features: core, voting.",
        failure.getMessage());
  }

  @Test
  public void aRequirementThatIsUnknownNamesWhoRequiresIt() throws IOException {
    feature("events", "points", "a:events:1");
    LaunchException failure = Failures.of(() -> catalog().select(List.of("events")));
    assertTrue(
        failure.getMessage(),
        failure
            .getMessage()
            .startsWith("There is no feature \"points\", which the feature events"));
  }

  @Test
  public void featuresThatRequireEachOtherAreRefused() throws IOException {
    feature("a", "b", "a:a:1");
    feature("b", "a", "a:b:1");
    LaunchException failure = Failures.of(() -> catalog().select(List.of("a")));
    assertEquals(ExitCode.FEATURE_INVALID, failure.exitCode());
  }

  @Test
  public void twoVersionsOfABundleAreRefused() throws IOException {
    feature("a", "", "x:api:1");
    feature("b", "", "x:api:2");
    Selection both = catalog().select(List.of("a", "b"));
    LaunchException failure = Failures.of(both::bundles);
    assertEquals(ExitCode.FEATURE_INVALID, failure.exitCode());
    assertTrue(failure.getMessage(), failure.getMessage().contains("x:api:2"));
  }

  @Test
  public void aFileThatIsNotJsonIsNamed() throws IOException {
    write("broken", "{ \"id\": ");
    LaunchException failure = Failures.of(() -> catalog().select(List.of("broken")));
    assertEquals(ExitCode.FEATURE_INVALID, failure.exitCode());
    assertTrue(failure.getMessage(), failure.getMessage().contains("broken.json"));
  }

  @Test
  public void aFileWithoutAnIdIsRefused() throws IOException {
    write("nameless", "{ \"feature-resource-version\": \"1.0\", \"bundles\": [] }");
    LaunchException failure = Failures.of(() -> catalog().select(List.of("nameless")));
    assertEquals(ExitCode.FEATURE_INVALID, failure.exitCode());
  }

  @Test
  public void aMandatoryExtensionThatNobodyKnowsIsRefused() throws IOException {
    write(
        "strange",
        """
        { "feature-resource-version": "1.0", "id": "a:strange:1",
          "extensions": { "launch-codes": { "kind": "mandatory", "type": "text", "text": ["0"] } } }
        """);
    LaunchException failure = Failures.of(() -> catalog().select(List.of("strange")));
    assertTrue(failure.getMessage(), failure.getMessage().contains("launch-codes"));
  }

  @Test
  public void aStartLevelThatIsNoNumberIsRefused() throws IOException {
    write(
        "levels",
        """
        { "feature-resource-version": "1.0", "id": "a:levels:1",
          "bundles": [ { "id": "a:b:1", "bundleStartLevel": "high" } ] }
        """);
    LaunchException failure = Failures.of(() -> catalog().select(List.of("levels")));
    assertTrue(failure.getMessage(), failure.getMessage().contains("bundleStartLevel is high"));
  }

  @Test
  public void configurationsAreReadAndThoseOfLaterFeaturesWin() throws IOException {
    write("one", configured("one", 1));
    write("two", configured("two", 2));
    Object limit =
        catalog().select(List.of("one", "two")).configurations().get("a.pid").get("limit");
    assertEquals(2, ((Number) limit).intValue());
  }

  @Test
  public void theCatalogListsTheFilesOfTheDirectory() throws IOException {
    feature("voting", "", "a:voting:1");
    feature("core", "", "a:platform:1");
    assertEquals(List.of("core", "voting"), List.copyOf(catalog().names()));
  }

  private static String configured(String name, int limit) {
    return """
    { "feature-resource-version": "1.0", "id": "a:%s:1",
      "configurations": { "a.pid": { "limit": %d } } }
    """
        .formatted(name, limit);
  }

  private Catalog catalog() {
    return Catalog.of(folder.getRoot().toPath());
  }

  private static List<String> names(Selection selection) {
    return selection.features().stream().map(Feature::name).toList();
  }

  private void feature(String name, String requires, String bundle) throws IOException {
    String text = requires.isEmpty() ? "" : "\"" + requires + "\"";
    write(
        name,
        """
        { "feature-resource-version": "1.0", "id": "a:%s:1",
          "bundles": [ { "id": "%s" } ],
          "extensions": { "millet-requires": { "kind": "mandatory", "type": "text", "text": [%s] } } }
        """
            .formatted(name, bundle, text));
  }

  private void write(String name, String json) throws IOException {
    Path file = folder.getRoot().toPath().resolve(name + ".json");
    Files.writeString(file, json);
  }
}
