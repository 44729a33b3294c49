package dev.millet.database.hsqldb;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public final class KeptStatementsTest {

  private static final String INSERT = "INSERT INTO words (word) VALUES (?)";
  private static final String SELECT = "SELECT word FROM words WHERE word = ?";

  private Connection plain;
  private Connection keeping;
  private long nanos;

  @Before
  public void open() throws SQLException {
    plain = DriverManager.getConnection("jdbc:hsqldb:mem:kept" + System.nanoTime(), "SA", "");
    plain.createStatement().execute("CREATE TABLE words (word VARCHAR(20) PRIMARY KEY)");
    keeping = KeptStatements.of(plain, () -> nanos);
  }

  @After
  public void close() throws SQLException {
    plain.createStatement().execute("SHUTDOWN");
  }

  @Test
  public void aStatementThatWasClosedIsUsedAgain() throws SQLException {
    PreparedStatement first = keeping.prepareStatement(INSERT);
    PreparedStatement compiled = first.unwrap(PreparedStatement.class);
    insert(first, "one");
    PreparedStatement second = keeping.prepareStatement(INSERT);
    assertEquals(compiled, second.unwrap(PreparedStatement.class));
    insert(second, "two");
    assertEquals(2, count());
  }

  /** Compiled while the table was empty, it may use an index that reads every row of today. */
  @Test
  public void afterManyUsesItIsCompiledAgain() throws SQLException {
    PreparedStatement compiled = use(SELECT);
    for (int use = 2; use <= KeptStatements.MAX_USES; use++) {
      assertSame(compiled, use(SELECT));
    }
    assertNotSame(compiled, use(SELECT));
    assertTrue(compiled.isClosed());
  }

  @Test
  public void afterSomeTimeItIsCompiledAgain() throws SQLException {
    PreparedStatement compiled = use(SELECT);
    nanos = KeptStatements.MAX_NANOS - 1;
    assertSame(compiled, use(SELECT));
    nanos++;
    assertNotSame(compiled, use(SELECT));
    assertTrue(compiled.isClosed());
  }

  @Test
  public void theLeastRecentlyUsedMakesRoom() throws SQLException {
    PreparedStatement first = use(SELECT);
    PreparedStatement second = use(SELECT + " AND 1 = 1");
    for (int other = 2; other < KeptStatements.MAX_STATEMENTS; other++) {
      use(SELECT + " AND " + other + " = " + other);
    }
    assertSame(first, use(SELECT));
    use(SELECT + " AND 0 = 0");
    assertTrue(second.isClosed());
    assertSame(first, use(SELECT));
  }

  @Test
  public void askingForGeneratedKeysIsAnotherStatement() throws SQLException {
    PreparedStatement plainInsert = keeping.prepareStatement(INSERT);
    PreparedStatement compiled = plainInsert.unwrap(PreparedStatement.class);
    plainInsert.close();
    PreparedStatement returning =
        keeping.prepareStatement(INSERT, PreparedStatement.RETURN_GENERATED_KEYS);
    assertNotSame(compiled, returning.unwrap(PreparedStatement.class));
    returning.close();
  }

  @Test
  public void warningsAreNotKept() throws SQLException {
    String sql = "SELECT COUNT(*) FROM words";
    int sensitive = ResultSet.TYPE_SCROLL_SENSITIVE;
    PreparedStatement first = keeping.prepareStatement(sql, sensitive, ResultSet.CONCUR_UPDATABLE);
    assertNotNull("this statement shall bring a warning", first.getWarnings());
    assertNotNull(plain.getWarnings());
    first.close();
    PreparedStatement second = keeping.prepareStatement(sql, sensitive, ResultSet.CONCUR_UPDATABLE);
    assertNull(second.getWarnings());
    assertNull(plain.getWarnings());
  }

  @Test
  public void oneThatIsInUseIsNotLentAgain() throws SQLException {
    PreparedStatement outer = keeping.prepareStatement(SELECT);
    PreparedStatement inner = keeping.prepareStatement(SELECT);
    assertNotSame(outer.unwrap(PreparedStatement.class), inner.unwrap(PreparedStatement.class));
    outer.close();
    inner.close();
  }

  @Test
  public void parametersOfTheUserBeforeAreGone() throws SQLException {
    insert(keeping.prepareStatement(INSERT), "one");
    try (PreparedStatement forgetful = keeping.prepareStatement(INSERT)) {
      assertThrows(SQLException.class, forgetful::executeUpdate);
    }
  }

  @Test
  public void aClosedStatementCannotBeUsed() throws SQLException {
    PreparedStatement closed = keeping.prepareStatement(INSERT);
    closed.close();
    closed.close();
    assertTrue(closed.isClosed());
    assertThrows(SQLException.class, () -> closed.setString(1, "late"));
  }

  @Test
  public void whatFailedOrWasChangedIsNotKept() throws SQLException {
    insert(keeping.prepareStatement(INSERT), "one");
    PreparedStatement failing = keeping.prepareStatement(INSERT);
    PreparedStatement compiled = failing.unwrap(PreparedStatement.class);
    assertThrows(SQLException.class, () -> insert(failing, "one"));
    failing.close();
    assertTrue(compiled.isClosed());
    PreparedStatement changed = keeping.prepareStatement(SELECT);
    PreparedStatement other = changed.unwrap(PreparedStatement.class);
    changed.setMaxRows(1);
    changed.close();
    assertTrue(other.isClosed());
  }

  @Test
  public void aColumnThatIsAddedMeanwhileDoesNoHarm() throws SQLException {
    insert(keeping.prepareStatement(INSERT), "one");
    plain.createStatement().execute("ALTER TABLE words ADD COLUMN meaning VARCHAR(20)");
    insert(keeping.prepareStatement(INSERT), "two");
    assertEquals(2, count());
  }

  private PreparedStatement use(String sql) throws SQLException {
    try (PreparedStatement statement = keeping.prepareStatement(sql)) {
      return statement.unwrap(PreparedStatement.class);
    }
  }

  /** The embedded database would share one compiled statement among them. */
  @Test
  public void theSameTextAskedForInTwoWaysOutlivesAChangeOfTheSchema() throws SQLException {
    int keys = PreparedStatement.NO_GENERATED_KEYS;
    insert(keeping.prepareStatement(INSERT), "one");
    insert(keeping.prepareStatement(INSERT, keys), "two");
    plain.createStatement().execute("ALTER TABLE words ADD COLUMN meaning VARCHAR(20)");
    insert(keeping.prepareStatement(INSERT, keys), "three");
    nanos = KeptStatements.MAX_NANOS;
    insert(keeping.prepareStatement(INSERT), "four");
    PreparedStatement lent = keeping.prepareStatement(INSERT, keys);
    plain.createStatement().execute("ALTER TABLE words ADD COLUMN origin VARCHAR(20)");
    insert(keeping.prepareStatement(INSERT), "five");
    insert(keeping.prepareStatement(INSERT, keys), "six");
    insert(lent, "seven");
    assertEquals(7, count());
  }

  private static void insert(PreparedStatement insert, String word) throws SQLException {
    insert.setString(1, word);
    insert.executeUpdate();
    insert.close();
  }

  private int count() throws SQLException {
    try (PreparedStatement count = keeping.prepareStatement("SELECT COUNT(*) FROM words");
        ResultSet row = count.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }
}
