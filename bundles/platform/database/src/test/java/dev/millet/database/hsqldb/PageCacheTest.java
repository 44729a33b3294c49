package dev.millet.database.hsqldb;

import static org.junit.Assert.assertEquals;

import dev.millet.database.engine.BundleDatabase;
import dev.millet.database.engine.Engine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.hsqldb.jdbc.JDBCDriver;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class PageCacheTest {

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path directory;

  @Before
  public void prepare() {
    directory = folder.getRoot().toPath().resolve("database");
  }

  @Test
  public void isASixteenthOfTheHeapWithinBounds() {
    assertEquals(10_000, PageCache.kib(64L << 20));
    assertEquals(16_384, PageCache.kib(256L << 20));
    assertEquals(65_536, PageCache.kib(8L << 30));
  }

  @Test
  public void aNewDatabaseHasIt() throws Exception {
    assertEquals(Long.toString(PageCache.KIB), cacheSize());
  }

  @Test
  public void aDatabaseThatWasMadeWithLessHasItFromItsNextStart() throws Exception {
    DriverManager.registerDriver(new JDBCDriver());
    try (Connection old =
            DriverManager.getConnection("jdbc:hsqldb:file:" + directory.resolve("millet"));
        Statement statement = old.createStatement()) {
      statement.execute("SET FILES CACHE SIZE 200");
      statement.execute("SHUTDOWN");
    }
    cacheSize();
    assertEquals(Long.toString(PageCache.KIB), cacheSize());
  }

  private String cacheSize() throws Exception {
    try (Engine engine = EmbeddedDatabase.open(directory, ForkedWriter.OPTIONS)) {
      return new BundleDatabase(engine)
          .read(
              handle ->
                  handle
                      .createQuery(
                          "SELECT property_value FROM information_schema.system_properties"
                              + " WHERE property_name = 'hsqldb.cache_size'")
                      .mapTo(String.class)
                      .one());
    }
  }
}
