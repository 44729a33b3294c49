package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import dev.millet.tests.Complaints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Test;

/** Where what is installed can come from: a feature, an archive of one, a Maven repository. */
public class ModuleSourcesIT extends ChangedPlatform {

  @Override
  Map<String, Object> settings() {
    return Map.of("watch.seconds", 0, "repositories", new String[] {maven().toUri().toString()});
  }

  @Test
  public void aFeatureComesAsAnArchiveOrAsAFileWhoseJarsAreHere() throws Exception {
    byte[] jar = next("voting");
    String version = newest();
    String feature =
        """
        // put in by a test
        { "feature-resource-version": "1.0", "id": "a:a.features.more-voting:osgifeature:1",
          "bundles": [ { "id": "dev.millet:dev.millet.voting:%s" } ],
          "extensions": { "millet-requires":
            { "kind": "mandatory", "type": "text", "text": ["core", "suggestions"] } } }
        """
            .formatted(version);
    assertEquals("feature-bundle", changes.obstacle(text(feature)));
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(archive)) {
      zip.putNextEntry(new ZipEntry("feature.json"));
      zip.write(text(feature));
      zip.putNextEntry(new ZipEntry("jars/voting.jar"));
      zip.write(jar);
    }
    assertDone(changes.make(archive.toByteArray()));
    assertEquals(version, changes.active("voting"));
  }

  /** The control is the same feature without them. */
  @Test
  public void aFeatureThatBringsConfigurationsIsRefusedAndItIsSaidWhatToDo() throws Exception {
    String feature =
        """
        { "feature-resource-version": "1.0", "id": "a:a.features.set:osgifeature:1",
          "bundles": [ { "id": "dev.millet:dev.millet.voting:0.1.0" } ]%s }
        """;
    String configured = ", \"configurations\": { \"dev.millet.voting\": { \"a\": \"b\" } }";
    new Complaints(gateway.uri(), OPERATOR)
        .obstacle(text(feature.formatted(configured)))
        .says("feature-configured", "set", "etc/millet.properties");
    String without = changes.obstacle(text(feature.formatted("")));
    assertFalse(without, without.equals("feature-configured"));
  }

  @Test
  public void aFeatureThatLacksAnotherOrNeedsItselfIsRefused() throws Exception {
    assertEquals("feature-requires", changes.obstacle(feature("one", "nowhere")));
    assertEquals("feature-cycle", changes.obstacle(feature("two", "two")));
    String both = changes.files(feature("three", "four"), feature("four", "three"));
    assertEquals("feature-cycle", changes.obstacle("{\"files\": " + both + "}"));
    assertEquals("not-a-feature", changes.refusal(text("{ \"id\": ")));
    assertEquals("not-a-feature", changes.refusal(text("{}")));
  }

  @Test
  public void aModuleIsFetchedByItsMavenCoordinates() throws Exception {
    byte[] jar = next("voting");
    String version = newest();
    publish("fine", version, jar, sha1(jar));
    publish("spoilt", version, jar, sha1(text("something else")));
    assertDone(changes.order("{\"files\": [\"" + fetch("fine", version) + "\"]}"));
    assertEquals(version, changes.active("voting"));
    assertEquals("not-fetched", changes.fetchRefusal("com.example:spoilt:" + version));
    assertEquals("not-fetched", changes.fetchRefusal("com.example:nowhere:1"));
    assertEquals("coordinates", changes.fetchRefusal("../../etc/passwd"));
  }

  private String fetch(String artifact, String version) throws Exception {
    return changes.fetch("com.example:" + artifact + ":" + version);
  }

  private Path maven() {
    return Path.of(context.getProperty("millet.data")).resolve("a-maven-repository");
  }

  private void publish(String artifact, String version, byte[] jar, String sha1)
      throws IOException {
    Path folder = maven().resolve("com/example/" + artifact + "/" + version);
    String file = artifact + "-" + version + ".jar";
    Files.createDirectories(folder);
    Files.write(folder.resolve(file), jar);
    Files.writeString(folder.resolve(file + ".sha1"), sha1);
  }

  private static String sha1(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
  }

  private static byte[] feature(String name, String required) {
    return text(
        """
        { "feature-resource-version": "1.0", "id": "a:a.features.%s:osgifeature:1",
          "extensions": { "millet-requires":
            { "kind": "mandatory", "type": "text", "text": ["%s"] } } }
        """
            .formatted(name, required));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
