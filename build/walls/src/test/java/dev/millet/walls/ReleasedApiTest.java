package dev.millet.walls;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** An api is compared with the one that was released last. */
public class ReleasedApiTest {

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  private Path released;

  @Before
  public void release() throws Exception {
    released = folder.newFolder("baseline").toPath();
    Path jar = api("1.0.0", "void cast(); void withdraw();", "released").build();
    Files.copy(jar, released.resolve("dev.millet.polls.api.jar"));
  }

  @Test
  public void anUnchangedApiPasses() throws Exception {
    assertEquals(List.of(), broken("1.0.0", "void cast(); void withdraw();"));
  }

  @Test
  public void aRemovedMethodWithoutAMajorVersionFails() throws Exception {
    assertEquals(List.of("api-keeps-its-promises"), broken("1.1.0", "void cast();"));
  }

  @Test
  public void aRemovedMethodWithAMajorVersionPasses() throws Exception {
    assertEquals(List.of(), broken("2.0.0", "void cast();"));
  }

  @Test
  public void anAddedMethodWithoutAMinorVersionFails() throws Exception {
    List<Violation> violations =
        api("1.0.0", "void cast(); void withdraw(); int support();", "next").violations(released);

    assertTrue(violations.toString(), violations.toString().contains("@Version(\"1.1.0\")"));
  }

  @Test
  public void anApiThatWasNeverReleasedFails() throws Exception {
    Files.delete(released.resolve("dev.millet.polls.api.jar"));

    assertEquals(List.of("api-keeps-its-promises"), broken("1.0.0", "void cast();"));
  }

  private List<String> broken(String version, String methods) throws Exception {
    return api(version, methods, "next").violations(released).stream()
        .map(Violation::rule)
        .toList();
  }

  private Fixture api(String version, String methods, String at) throws IOException {
    Fixture fixture = new Fixture(folder.getRoot().toPath().resolve(at), "dev.millet.polls.api");
    return BundleWallsTest.apiPackage(fixture, version)
        .java(
            """
            package dev.millet.polls.api;
            @org.osgi.annotation.versioning.ProviderType
            public interface Ballot { %s }
            """
                .formatted(methods));
  }
}
