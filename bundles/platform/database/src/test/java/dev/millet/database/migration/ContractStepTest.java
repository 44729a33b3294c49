package dev.millet.database.migration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.database.migration.ContractStep.Kind;
import org.junit.Test;

public final class ContractStepTest {

  @Test
  public void whatNobodyNeedsAnyMoreMayBeDropped() {
    assertEquals(step(Kind.TABLE, "m_a", "m_a"), of("DROP TABLE m_a;"));
    assertEquals(step(Kind.INDEX, "", "m_i"), of("-- no longer asked for\nDROP INDEX m_i"));
    assertEquals(step(Kind.COLUMN, "m_a", "b"), of("ALTER TABLE m_a DROP COLUMN b"));
    assertEquals(step(Kind.COLUMN, "m_a", "b"), of("alter table m_a drop b"));
    assertEquals(step(Kind.CONSTRAINT, "m_a", "c"), of("ALTER TABLE m_a DROP CONSTRAINT c"));
  }

  @Test
  public void anEmptyValueMayBeForbidden() {
    assertEquals(
        step(Kind.NOT_NULL, "m_a", "b"), of("ALTER TABLE m_a ALTER COLUMN b SET NOT NULL"));
  }

  @Test
  public void whatDependsOnItIsNeverTakenAlong() {
    refused("DROP TABLE m_a CASCADE", "CASCADE");
    refused("ALTER TABLE m_a DROP COLUMN b CASCADE", "CASCADE");
    refused("DROP INDEX m_i CASCADE", "CASCADE");
    refused("DROP TABLE m_a, m_b", "not allowed");
    refused("ALTER TABLE m_a DROP COLUMN b, DROP COLUMN c", "not allowed");
  }

  @Test
  public void whatAddsIsAnExpandStep() {
    refused("CREATE TABLE m_a (b INT)", "expand");
    refused("CREATE UNIQUE INDEX m_i ON m_a (b)", "expand");
    refused("ALTER TABLE m_a ADD COLUMN b INT", "ADD is not a contract step");
  }

  @Test
  public void everythingElseIsRefused() {
    refused("ALTER TABLE m_a RENAME TO m_b", "RENAME");
    refused("ALTER TABLE m_a ALTER COLUMN b TYPE BIGINT", "expected SET");
    refused("ALTER TABLE m_a ALTER COLUMN b SET DEFAULT 1", "expected NOT");
    refused("DROP VIEW m_v", "VIEW");
    refused("DELETE FROM m_a", "DELETE");
    refused("TRUNCATE TABLE m_a", "TRUNCATE");
    refused("DROP TABLE m_a; DROP TABLE m_b", "one statement");
    refused("", "not a contract step");
  }

  @Test
  public void aModuleTouchesItsOwnOnly() {
    refused("DROP TABLE members_members", "members_members is not the module's");
    refused("ALTER TABLE members_members DROP COLUMN handle", "not the module's");
    refused("DROP INDEX members_by_handle", "not the module's");
  }

  private static ContractStep step(Kind kind, String table, String name) {
    return new ContractStep(kind, table, name);
  }

  private static ContractStep of(String sql) {
    return ContractStep.of("m", sql);
  }

  private static void refused(String sql, String why) {
    String message = assertThrows(sql, IllegalArgumentException.class, () -> of(sql)).getMessage();
    assertTrue(message, message.contains(why));
  }
}
