package dev.millet.database;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.DatabaseException;
import dev.millet.api.database.DatabaseException.Code;
import dev.millet.api.database.Dialect;
import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import java.io.File;
import java.lang.annotation.Annotation;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class OpeningTest {

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void withoutAnAddressTheDatabaseIsEmbedded() {
    Opening opening = opening("");
    try (Engine engine = opening.engine()) {
      opening.migrations(engine);
      assertEquals(Dialect.HSQLDB, engine.dialect());
      assertTrue(Files.exists(folder.getRoot().toPath().resolve("database/millet.script")));
    }
  }

  @Test
  public void whatWasWrittenIsThereAfterTheNextOpening() {
    for (int round = 0; round < 2; round++) {
      Opening opening = opening("");
      try (Engine engine = opening.engine()) {
        opening.migrations(engine);
        assertEquals(
            Integer.valueOf(2),
            new BundleDatabase(engine)
                .read(
                    handle ->
                        handle
                            .createQuery("SELECT version FROM database_format")
                            .mapTo(Integer.class)
                            .one()));
      }
    }
  }

  @Test
  public void anotherKindOfAddressIsRefused() {
    says(refused(opening("jdbc:mysql://localhost/x")), "database.url", "no PostgreSQL address");
  }

  @Test
  public void aServerThatIsNotThereIsNamed() {
    String url = "jdbc:postgresql://127.0.0.1:1/millet?password=sesame";
    String message = refused(opening(url));
    says(message, "jdbc:postgresql://127.0.0.1:1/millet", "does not answer", "database.url");
    assertFalse("no secret is shown", message.contains("sesame"));
  }

  @Test
  public void aServerThatKeepsSilentIsGivenUp() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String url = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/millet";
      says(refused(opening(url)), url, "does not answer");
    }
  }

  @Test
  public void filesThatAreNotWholeAreNamed() throws Exception {
    Path directory = folder.newFolder("database").toPath();
    Files.writeString(directory.resolve("millet.script"), "NOT A DATABASE\n");
    Files.writeString(directory.resolve("millet.properties"), "version=2.7.4\nmodified=no\n");
    says(refused(opening("")), directory.toString(), "cannot be opened");
  }

  @Test
  public void aDirectoryThatCannotBeMadeIsNamed() throws Exception {
    File file = folder.newFile("database");
    says(refused(opening("")), file.toString(), "cannot be opened");
  }

  private Opening opening(String url) {
    return new Opening(new Given(url), folder.getRoot().toPath(), null);
  }

  private static String refused(Opening opening) {
    DatabaseException refused =
        assertThrows(
            DatabaseException.class,
            () -> {
              try (Engine engine = opening.engine()) {
                opening.migrations(engine);
              }
            });
    assertEquals(Code.UNAVAILABLE, refused.code());
    return refused.getMessage();
  }

  private static void says(String message, String... parts) {
    for (String part : parts) {
      assertTrue(message, message.contains(part));
    }
  }

  /** The defaults, with an address. */
  @SuppressWarnings("all")
  private record Given(String url) implements DatabaseSettings {

    @Override
    public String user() {
      return "millet";
    }

    @Override
    public String password() {
      return "sesame";
    }

    @Override
    public int pool_size() {
      return 2;
    }

    @Override
    public int wait_seconds() {
      return 1;
    }

    @Override
    public int transaction_timeout_seconds() {
      return 10;
    }

    @Override
    public int min_free_mib() {
      return 0;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return DatabaseSettings.class;
    }
  }
}
