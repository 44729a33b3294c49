package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millet.tests.Api;
import dev.millet.tests.ModuleChanges;
import dev.millet.tests.Shipped;
import dev.millet.tests.Versions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What was installed, changed back or taken out never keeps the next start from working. */
public class PutInRestartIT {

  private static final String SHARED = "com.example.shared";
  private static final String SETTINGS =
      """
      <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.2.0">
        <OCD id="dev.millet.voting.extra" name="Extra">
          <AD id="pace" type="Integer" default="1"/>
        </OCD>
        <Designate pid="dev.millet.voting.extra"><Object ocdref="dev.millet.voting.extra"/></Designate>
      </metatype:MetaData>
      """;

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  private Path data;

  @Before
  public void nameTheData() {
    data = folder.getRoot().toPath().resolve("data");
  }

  private MilletProcess start(String... settings) throws Exception {
    List<String> arguments = new ArrayList<>();
    for (String setting : settings) {
      arguments.addAll(List.of("--set", setting));
    }
    arguments.addAll(
        List.of("--set", "upgrades.unsigned=true", "--set", "upgrades.watch.seconds=0"));
    return MilletProcess.run(arguments.toArray(String[]::new)).on(data).ready();
  }

  private static ModuleChanges changes(MilletProcess millet) throws Exception {
    return new ModuleChanges(new Api(millet.address("/")), Operator.of(millet).token());
  }

  private static JsonNode modules(MilletProcess millet) throws Exception {
    Api api = new Api(millet.address("/"));
    return new ObjectMapper()
        .readTree(api.get("/api/v1/modules", Operator.of(millet).token()).body());
  }

  @Test
  public void aSettingOfAVersionThatWasLeftIsKeptThroughTheWayBackAndTheRemoval() throws Exception {
    byte[] next =
        Versions.of(Shipped.home().root(), "voting")
            .version("0.1.77")
            .entry("OSGI-INF/metatype/extra.xml", SETTINGS)
            .bytes();
    try (MilletProcess millet = start()) {
      assertEquals("done", changes(millet).make(next));
    }
    try (MilletProcess millet = start("voting.pace=3")) {
      assertFalse(millet.output(), millet.output().contains("has no effect"));
      assertEquals("done", changes(millet).goBack(next));
    }
    try (MilletProcess millet = start("voting.pace=3")) {
      assertTrue(
          millet.output(),
          millet.output().contains("The setting voting.pace (set on the command line, --set)"));
      assertEquals("0.1.0", changes(millet).active("voting"));
      assertEquals("done", changes(millet).order("{\"remove\": [\"voting\"]}"));
    }
    start("voting.pace=3").close();
  }

  @Test
  public void aSharedBundleThatLacksAPackageIsRefusedByThePlan() throws Exception {
    try (MilletProcess millet = start()) {
      assertEquals("package", changes(millet).obstacle(shared("com.example.missing")));
      assertEquals("done", changes(millet).make(shared("org.osgi.framework")));
      assertEquals(SHARED, modules(millet).path("shared").path(0).path("name").asText());
      assertEquals("done", changes(millet).order("{\"remove\": [\"" + SHARED + "\"]}"));
      assertTrue(modules(millet).path("shared").isEmpty());
    }
  }

  @Test
  public void aStartDoesWithoutASharedBundleThatCannotBeResolvedUntilItIsRemoved()
      throws Exception {
    byte[] broken = shared("com.example.missing");
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(broken));
    Files.write(Files.createDirectories(data.resolve("modules")).resolve(sha256 + ".jar"), broken);
    Files.writeString(data.resolve("modules.properties"), "shared\\:" + SHARED + "=" + sha256);
    try (MilletProcess millet = start()) {
      assertTrue(millet.output(), millet.output().contains("left out of this start"));
      JsonNode skipped = modules(millet).path("skipped").path(0);
      assertEquals(SHARED, skipped.path("name").asText());
      assertTrue(skipped.toString(), skipped.toString().contains("com.example.missing"));
      assertEquals("done", changes(millet).order("{\"remove\": [\"" + SHARED + "\"]}"));
      assertTrue(modules(millet).path("skipped").isEmpty());
    }
    try (MilletProcess millet = start()) {
      assertFalse(millet.output(), millet.output().contains("left out"));
    }
  }

  /** An api without users, which needs one package. */
  private static byte[] shared(String needed) throws Exception {
    return Versions.of(Shipped.home().root(), "voting.api")
        .header("Bundle-SymbolicName", SHARED)
        .header("Export-Package", SHARED + ";version=\"1.0.0\"")
        .header("Provide-Capability", null)
        .header("Import-Package", needed)
        .bytes();
  }
}
