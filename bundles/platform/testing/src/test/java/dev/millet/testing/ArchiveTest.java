package dev.millet.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Dialect;
import dev.millet.database.archive.Archives;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.runners.Parameterized.Parameters;

/** What is archived is what is restored, from each kind of database to each. */
public final class ArchiveTest extends TwoShops {

  public ArchiveTest(Dialect from, Dialect to) {
    super(from, to);
  }

  @Parameters(name = "{0} to {1}")
  public static List<Object[]> ways() {
    Dialect embedded = Dialect.HSQLDB;
    Dialect server = Dialect.POSTGRESQL;
    return List.of(
        new Object[] {embedded, embedded},
        new Object[] {server, server},
        new Object[] {embedded, server},
        new Object[] {server, embedded});
  }

  @Test
  public void whatIsRestoredIsWhatWasArchived() throws IOException {
    byte[] archive = archive(from);
    Archives.Taken taken = restore(archive);
    assertEquals(7, taken.rows());
    Map<String, String> before = entries(archive);
    Map<String, String> after = entries(archive(to));
    assertEquals(before.get(THINGS), after.get(THINGS));
    assertEquals(before.get("tables/shop_parts.ndjson"), after.get("tables/shop_parts.ndjson"));
    assertEquals(before.keySet(), after.keySet());
    assertTrue(before.get(THINGS), before.get(THINGS).contains("9223372036854775807"));
    assertTrue(before.get(THINGS), before.get(THINGS).contains("2026-03-01T09:30:00.123456Z"));
    assertEquals(NAME, name(to));
  }

  @Test
  public void theNumberOfSomethingDeletedIsNotGivenAgain() throws IOException {
    restore(archive(from));
    long id =
        to.database()
            .write(
                handle ->
                    handle
                        .createUpdate("INSERT INTO shop_things (name) VALUES ('new')")
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one());
    assertEquals("5 was given and deleted", 6, id);
  }

  @Test
  public void anArchiveIsOfOneMoment() throws IOException {
    var out =
        new ByteArrayOutputStream() {
          private boolean written;

          @Override
          public synchronized void write(byte[] bytes, int offset, int length) {
            if (!written) {
              written = true;
              source.write(
                  handle -> {
                    handle.execute("INSERT INTO shop_things (name) VALUES ('late')");
                    return handle.execute("UPDATE shop_things SET name = 'late' WHERE id = 1");
                  });
            }
            super.write(bytes, offset, length);
          }
        };
    source.write(
        handle -> {
          for (int i = 0; i < 3000; i++) {
            handle.execute(
                "INSERT INTO shop_things (name, photo) VALUES (?, ?)", "n" + i, noise(i));
          }
          return null;
        });
    archives(from).write(out);
    String things = entries(out.toByteArray()).get(THINGS);
    assertTrue("something was written meanwhile", rows(from) == 3005);
    assertEquals(3004, things.lines().count());
    assertTrue(!things.contains("late"));
  }

  /** Does not get smaller, so that the archive is written while it is made. */
  private static byte[] noise(int seed) {
    byte[] noise = new byte[500];
    new java.util.Random(seed).nextBytes(noise);
    return noise;
  }

  @Test
  public void whatAProcessLeftHalfRestoredIsRemovedAtTheNextStart() {
    if (to.dialect() == Dialect.POSTGRESQL) {
      return;
    }
    Archives.undoUnfinished(to.engine());
    to.database()
        .write(
            handle -> {
              handle.execute("INSERT INTO shop_things (name) VALUES ('half')");
              return handle.execute(
                  "INSERT INTO database_restore (id, began_at) VALUES (1, CURRENT_TIMESTAMP)");
            });
    Archives.undoUnfinished(to.engine());
    assertNull(archives(to).firstUsed());
  }

  private static String name(TestDatabase database) {
    return database
        .database()
        .read(
            handle ->
                handle
                    .createQuery("SELECT name FROM shop_things WHERE id = 1")
                    .mapTo(String.class)
                    .one());
  }
}
