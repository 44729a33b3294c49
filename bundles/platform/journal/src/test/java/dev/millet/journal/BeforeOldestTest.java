package dev.millet.journal;

import static org.junit.Assert.assertEquals;

import dev.millet.api.database.Database;
import dev.millet.testing.TestDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** A subscription from the oldest entry on begins while the very first entry is numbered. */
@RunWith(Parameterized.class)
public final class BeforeOldestTest {

  private final Database database;
  private final JournalStore journal;
  private int reads;

  public BeforeOldestTest(TestDatabase test) {
    database = test.database();
    journal = new JournalStore(database, Clock.systemUTC());
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Test
  public void theFirstEntryIsNotPassedOverWhenItIsNumberedAtThatMoment() {
    JournalStore beginning = new JournalStore(numberingAfterTheFirstRead(), Clock.systemUTC());
    assertEquals(0, beginning.beforeOldest());
    assertEquals("it was numbered in between", 1, journal.newest());
  }

  /** The database, in which another thread numbers an entry after the first read. */
  private Database numberingAfterTheFirstRead() {
    return (Database)
        Proxy.newProxyInstance(
            Database.class.getClassLoader(),
            new Class<?>[] {Database.class},
            (proxy, method, arguments) -> {
              try {
                Object read = method.invoke(database, arguments);
                if (method.getName().equals("read") && reads++ == 0) {
                  journal.append("test.happened", List.of("{}"));
                  journal.number(1);
                }
                return read;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
