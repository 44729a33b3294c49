package dev.millet.launcher.modules;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.Failures;
import dev.millet.launcher.LaunchException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What people write after {@code millet modules install}. */
public class NamedTest {

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  private static final List<JsonObject> AVAILABLE =
      List.of(
          available("voting", "1.9.0", "a"),
          available("voting", "1.10.0", "b"),
          available("suggestions", "2.0.0", "c"));

  @Test
  public void threePartsAreCoordinates() {
    assertTrue(new Named("com.example:com.example.polls:1.2.0").isCoordinates());
    assertFalse(new Named("voting").isCoordinates());
    assertFalse(new Named("com.example:polls").isCoordinates());
    assertFalse(new Named("C:\\jars\\voting.jar").isCoordinates());
    assertFalse(new Named("/srv/a:b:c.jar").isCoordinates());
  }

  @Test
  public void aFileThatIsThereIsAFile() throws Exception {
    Path jar = folder.newFile("voting.jar").toPath();
    assertTrue(new Named(jar.toString()).isFile());
    assertFalse(new Named(jar + ".not").isFile());
    assertFalse("a directory is none", new Named(folder.getRoot().toString()).isFile());
  }

  @Test
  public void aNameIsTheNewestVersionAsBundlesOrderThem() {
    assertEquals("b", new Named("voting").newest(AVAILABLE).getString("sha256"));
  }

  @Test
  public void whatIsNotThereIsSaidWithWhatIs() {
    LaunchException failure = Failures.of(() -> new Named("vot").newest(AVAILABLE));
    assertEquals(ExitCode.USAGE, failure.exitCode());
    assertTrue(failure.getMessage(), failure.getMessage().contains("no file vot"));
    assertTrue(failure.getMessage(), failure.getMessage().contains("(suggestions, voting)"));
  }

  private static JsonObject available(String module, String version, String sha256) {
    return Json.createObjectBuilder()
        .add("module", module)
        .add("version", version)
        .add("sha256", sha256)
        .build();
  }
}
