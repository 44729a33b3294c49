package dev.millet.database.migration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.database.migration.ExpandStep.Kind;
import org.junit.Test;

public final class ExpandStepTest {

  @Test
  public void aTableMayHaveWhateverConstraintsItLikes() {
    ExpandStep step =
        ExpandStep.of(
            """
            -- votes; one a member
            CREATE TABLE voting_votes (
              subject VARCHAR(40) DEFAULT ')' NOT NULL, /* a ) in a comment */
              member BIGINT NOT NULL REFERENCES voting_voters (id),
              weight INTEGER CHECK (weight > 0 AND (weight < 10)),
              CONSTRAINT voting_once UNIQUE (subject, member)
            );
            """);
    assertEquals(new ExpandStep(Kind.TABLE, "voting_votes", "voting_votes", 0, false), step);
  }

  @Test
  public void aCachedTableIsATable() {
    assertEquals(Kind.TABLE, ExpandStep.of("create cached table t (a int)").kind());
  }

  @Test
  public void aNullableColumnIsAllowed() {
    ExpandStep step = ExpandStep.of("ALTER TABLE voting_votes ADD COLUMN reason VARCHAR(200)");
    assertEquals(new ExpandStep(Kind.COLUMN, "voting_votes", "reason", 0, false), step);
    allowed("ALTER TABLE t ADD a NUMERIC(10, 2) NULL");
    allowed("ALTER TABLE t ADD COLUMN IF NOT EXISTS a TIMESTAMP(6) WITH TIME ZONE");
    allowed("ALTER TABLE t ADD COLUMN a DOUBLE PRECISION;");
    allowed("ALTER TABLE t ADD COLUMN a CHARACTER VARYING(10)");
  }

  @Test
  public void aColumnMayHaveAConstantDefault() {
    allowed("ALTER TABLE t ADD COLUMN a INTEGER DEFAULT 0");
    allowed("ALTER TABLE t ADD COLUMN a INTEGER DEFAULT -1");
    allowed("ALTER TABLE t ADD COLUMN a BOOLEAN DEFAULT FALSE");
    allowed("ALTER TABLE t ADD COLUMN a VARCHAR(9) DEFAULT 'it''s ; new' NULL");
    allowed("ALTER TABLE t ADD COLUMN a VARCHAR(9) DEFAULT NULL");
    allowed("ALTER TABLE t ADD COLUMN a DATE DEFAULT DATE '2026-11-23'");
  }

  @Test
  public void anotherDefaultIsRefused() {
    refused("ALTER TABLE t ADD COLUMN a TIMESTAMP DEFAULT CURRENT_TIMESTAMP", "constant");
    refused("ALTER TABLE t ADD COLUMN a UUID DEFAULT gen_random_uuid()", "constant");
    refused("ALTER TABLE t ADD COLUMN a INTEGER DEFAULT 1 + 1", "not allowed");
    refused("ALTER TABLE t ADD COLUMN a INTEGER DEFAULT (SELECT 1)", "constant");
    refused("ALTER TABLE t ADD COLUMN a INTEGER DEFAULT - b", "constant");
  }

  @Test
  public void whatCanRefuseAnOldWriterIsRefused() {
    refused("ALTER TABLE t ADD COLUMN a INTEGER NOT NULL", "NOT NULL on an existing table");
    refused("ALTER TABLE t ADD COLUMN a INTEGER DEFAULT 0 NOT NULL", "NOT NULL");
    refused("ALTER TABLE t ADD COLUMN a INTEGER UNIQUE", "UNIQUE");
    refused("ALTER TABLE t ADD COLUMN a INTEGER PRIMARY KEY", "PRIMARY");
    refused("ALTER TABLE t ADD COLUMN a INTEGER CHECK (a > 0)", "CHECK");
    refused("ALTER TABLE t ADD COLUMN a BIGINT REFERENCES u (id)", "REFERENCES");
    refused("ALTER TABLE t ADD COLUMN a BIGINT CONSTRAINT c CHECK (a > 0)", "CONSTRAINT");
    refused("ALTER TABLE t ADD COLUMN a BIGINT GENERATED ALWAYS AS IDENTITY", "GENERATED");
    refused("ALTER TABLE t ADD CONSTRAINT c UNIQUE (a)", "CONSTRAINT");
    refused("ALTER TABLE t ADD UNIQUE (a)", "UNIQUE");
    refused("ALTER TABLE t ADD PRIMARY KEY (a)", "PRIMARY");
    refused("ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u (id)", "FOREIGN");
    refused("ALTER TABLE t ADD CHECK (a > 0)", "CHECK");
    refused("CREATE UNIQUE INDEX i ON t (a)", "UNIQUE");
  }

  @Test
  public void aSerialColumnIsRefused() {
    refused("ALTER TABLE t ADD COLUMN a BIGSERIAL", "BIGSERIAL");
  }

  @Test
  public void aColumnIsAddedAtTheEnd() {
    refused("ALTER TABLE t ADD COLUMN a INTEGER BEFORE b", "BEFORE");
  }

  @Test
  public void oneColumnAStep() {
    refused("ALTER TABLE t ADD COLUMN a INTEGER, ADD COLUMN b INTEGER", "not allowed");
    refused("ALTER TABLE t ADD COLUMN a INTEGER, DROP COLUMN b", "not allowed");
  }

  @Test
  public void whatTakesAwayIsRefused() {
    refused("DROP TABLE t", "DROP");
    refused("DROP INDEX i", "DROP");
    refused("ALTER TABLE t DROP COLUMN a", "DROP");
    refused("ALTER TABLE t RENAME TO u", "RENAME");
    refused("ALTER TABLE t RENAME COLUMN a TO b", "RENAME");
    refused("ALTER TABLE t ALTER COLUMN a SET NOT NULL", "ALTER");
    refused("ALTER TABLE t ALTER COLUMN a TYPE BIGINT", "ALTER");
    refused("ALTER INDEX i RENAME TO j", "INDEX");
    refused("TRUNCATE TABLE t", "TRUNCATE");
  }

  @Test
  public void dataAreNotChangedByASchemaStep() {
    refused("UPDATE t SET a = 1", "UPDATE");
    refused("DELETE FROM t", "DELETE");
    refused("INSERT INTO t (a) VALUES (1)", "INSERT");
    refused("MERGE INTO t USING u ON t.a = u.a WHEN MATCHED THEN DELETE", "MERGE");
    refused("CREATE TABLE t (a) AS (SELECT a FROM u) WITH DATA", "AS");
    refused("CREATE TABLE t AS SELECT a FROM u", "AS");
  }

  @Test
  public void whatIsNoTableColumnOrIndexIsRefused() {
    refused("CREATE VIEW v AS SELECT a FROM t", "VIEW");
    refused("CREATE TRIGGER g AFTER INSERT ON t FOR EACH ROW BEGIN ATOMIC END", "TRIGGER");
    refused("CREATE SEQUENCE s", "SEQUENCE");
    refused("CREATE TEMPORARY TABLE t (a INT)", "TEMPORARY");
    refused("CREATE MEMORY TABLE t (a INT)", "MEMORY");
    refused("GRANT SELECT ON t TO PUBLIC", "GRANT");
    refused("SET DATABASE TRANSACTION CONTROL LOCKS", "SET");
    refused("DO $$ BEGIN END $$", "DO");
    refused("", "not an expand step");
  }

  @Test
  public void anIndexIsAllowedOnColumns() {
    ExpandStep step = ExpandStep.of("CREATE INDEX voting_newest ON voting_votes (at DESC, id)");
    assertEquals(Kind.INDEX, step.kind());
    assertEquals("voting_votes", step.table());
    assertEquals("voting_newest", step.name());
    allowed("CREATE INDEX IF NOT EXISTS i ON t (a ASC NULLS LAST)");
    allowed("CREATE INDEX CONCURRENTLY i ON t USING gin (a jsonb_path_ops)");
    allowed("CREATE INDEX i ON t (a) INCLUDE (b, c)");
  }

  @Test
  public void anIndexThatCanFailIsRefused() {
    refused("CREATE INDEX i ON t (lower(a))", "instead of (");
    refused("CREATE INDEX i ON t ((a / b))", "a column");
    refused("CREATE INDEX i ON t (a) WHERE b / c > 1", "WHERE");
  }

  @Test
  public void anIndexIsBuiltConcurrently() {
    String sql = "CREATE INDEX i ON t (a)";
    assertEquals("CREATE INDEX CONCURRENTLY i ON t (a)", ExpandStep.of(sql).concurrentIndex(sql));
    String said = "CREATE INDEX CONCURRENTLY i ON t (a)";
    assertEquals(said, ExpandStep.of(said).concurrentIndex(said));
  }

  @Test
  public void aFileHoldsOneStatement() {
    refused("CREATE TABLE a (b INT); CREATE TABLE c (d INT)", "one statement");
    refused("CREATE TABLE a (b INT);;", "one statement");
    refused("CREATE TABLE a (b INT; DROP TABLE c)", "not closed");
    refused("CREATE TABLE a (b INT); -- x\n DROP TABLE c", "one statement");
  }

  @Test
  public void whatIsNotClosedIsRefused() {
    refused("CREATE TABLE a (b INT", "not closed");
    refused("CREATE TABLE a (b VARCHAR(9) DEFAULT 'x)", "not closed");
    refused("CREATE TABLE a (b INT) /* ", "not closed");
  }

  @Test
  public void namesAreUnquotedAndUnqualified() {
    refused("CREATE TABLE \"Votes\" (a INT)", "unquoted");
    refused("CREATE TABLE public.votes (a INT)", "instead of .");
  }

  @Test
  public void aModuleTouchesItsOwnTablesOnly() {
    ExpandStep.of("voting", "CREATE TABLE voting_votes (a INT)");
    ExpandStep.of("com.acme.quiz", "CREATE TABLE com_acme_quiz_answers (a INT)");
    refusedOf("voting", "ALTER TABLE members_members ADD COLUMN votes BIGINT", "members_members");
    refusedOf("voting", "CREATE TABLE votingbooths (a INT)", "voting_");
    refusedOf("voting", "CREATE INDEX newest ON voting_votes (at)", "index newest");
  }

  private static void allowed(String sql) {
    ExpandStep.of(sql);
  }

  private static void refused(String sql, String why) {
    String message =
        assertThrows(sql, IllegalArgumentException.class, () -> ExpandStep.of(sql)).getMessage();
    assertTrue(message, message.contains(why));
  }

  private static void refusedOf(String module, String sql, String why) {
    String message =
        assertThrows(sql, IllegalArgumentException.class, () -> ExpandStep.of(module, sql))
            .getMessage();
    assertTrue(message, message.contains(why));
  }
}
