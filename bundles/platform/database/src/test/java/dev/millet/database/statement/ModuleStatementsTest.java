package dev.millet.database.statement;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** The statements of the module {@code polls}, on a real database. */
public class ModuleStatementsTest {

  private Handle unchecked;
  private Handle handle;

  @Before
  public void makeTables() {
    String url = "jdbc:hsqldb:mem:statements";
    unchecked = Jdbi.create(url).open();
    unchecked.execute("CREATE TABLE polls_ballots (id BIGINT)");
    unchecked.execute("CREATE TABLE members_members (id BIGINT)");
    handle = Jdbi.create(url).setSqlLogger(new ModuleStatements("polls", false)).open();
  }

  @After
  public void shutDown() {
    handle.close();
    unchecked.execute("SHUTDOWN");
    unchecked.close();
  }

  @Test
  public void statementsOnItsOwnTablesRun() {
    handle.execute("INSERT INTO polls_ballots (id) VALUES (1)");
    handle.prepareBatch("INSERT INTO polls_ballots (id) VALUES (:id)").bind("id", 2).execute();
    String sql = "SELECT COUNT(*) FROM polls_ballots WHERE id IN (<ids>)\n";
    assertEquals(2L, (long) handle.createQuery(sql).bindList("ids", 1, 2).mapTo(Long.class).one());
  }

  @Test
  public void anotherModulesTableIsRefusedHoweverTheStatementIsPutTogether() {
    String sql = String.join(" ", "SELECT", "id", "FROM", "members_members");
    assertEquals(0, unchecked.createQuery(sql).mapTo(Long.class).list().size());
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> handle.createQuery(sql).mapTo(Long.class).list());
    assertEquals(
        "A statement of the module polls touches the table members_members, but a module's tables"
            + " begin with polls_.",
        refused.getMessage());
  }

  @Test
  public void anotherModulesTableIsNotWrittenInABatchEither() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            handle
                .prepareBatch("INSERT INTO members_members (id) VALUES (:id)")
                .bind("id", 1)
                .execute());
    assertEquals(
        0L,
        (long)
            unchecked.createQuery("SELECT COUNT(*) FROM members_members").mapTo(Long.class).one());
  }

  @Test
  public void everyColumnAndAnInsertByPositionAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> handle.createQuery("SELECT *\nFROM polls_ballots\n").mapToMap().list());
    assertThrows(
        IllegalArgumentException.class,
        () -> handle.execute("INSERT INTO polls_ballots VALUES (1)"));
  }
}
