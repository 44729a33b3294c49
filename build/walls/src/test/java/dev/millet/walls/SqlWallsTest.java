package dev.millet.walls;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** SQL in classes and migrations. */
public class SqlWallsTest {

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void statementsThatNameTheirColumnsPass() throws Exception {
    assertEquals(
        List.of(),
        rules(
            """
            WITH mine AS (SELECT id, 2 * weight AS heavy FROM polls_ballots WHERE member = :member)
            SELECT m.id, COUNT(*) AS total
            FROM mine m JOIN polls_choices c ON c.id = m.id
            WHERE c.ended IS DISTINCT FROM :ended AND c.at >= :from AND EXTRACT(YEAR FROM c.at) > 2020
            GROUP BY m.id FOR UPDATE"""));
  }

  @Test
  public void aSelectedStarFails() throws Exception {
    assertEquals(List.of("sql-names-columns"), rules("SELECT * FROM polls_ballots"));
  }

  @Test
  public void aTextBlockThatEndsInANewlineIsRead() throws Exception {
    assertEquals(List.of("sql-names-columns"), rules("SELECT *\nFROM polls_ballots\n"));
    assertEquals(
        List.of("tables-belong-to-the-module"), rules("SELECT id\nFROM members_members\n"));
  }

  @Test
  public void aStatementBehindACommentOrAParenthesisIsRead() throws Exception {
    assertEquals(
        List.of("sql-names-columns"), rules("/* all */ SELECT * FROM polls_ballots"));
    assertEquals(
        List.of("sql-names-columns"),
        rules("(SELECT * FROM polls_ballots) UNION (SELECT 1)"));
  }

  @Test
  public void aSelectedStarOfATableFails() throws Exception {
    assertEquals(List.of("sql-names-columns"), rules("select b.id,\n  b.* from polls_ballots b"));
  }

  @Test
  public void aReturnedStarFails() throws Exception {
    assertEquals(
        List.of("sql-names-columns"),
        rules("UPDATE polls_ballots SET choice = 1 WHERE id = 2 RETURNING *"));
  }

  @Test
  public void anInsertByPositionFails() throws Exception {
    assertEquals(List.of("sql-names-columns"), rules("INSERT INTO polls_ballots VALUES (1, 2)"));
  }

  @Test
  public void anInsertOfAQueryByPositionFails() throws Exception {
    assertEquals(
        List.of("sql-names-columns"),
        rules("insert into polls_ballots (select id from polls_choices)"));
  }

  @Test
  public void anInsertThatNamesItsColumnsPasses() throws Exception {
    assertEquals(
        List.of(),
        rules("INSERT INTO polls_ballots (id, choice) VALUES (1, 2) ON CONFLICT DO NOTHING"));
  }

  @Test
  public void anAssembledStatementFails() throws Exception {
    Fixture polls =
        polls()
            .java(
                """
                package dev.millet.polls;
                final class Query {
                  String by(String column) {
                    return "SELECT id FROM polls_ballots ORDER BY " + column;
                  }
                }
                """);

    assertEquals(List.of("sql-names-columns"), polls.brokenRules());
  }

  @Test
  public void theLineOfAStatementIsTold() throws Exception {
    Violation violation = query("SELECT * FROM polls_ballots").violations(none()).get(0);

    assertEquals(
        "src/main/java/dev/millet/polls/Query.java:4", violation.file() + ":" + violation.line());
  }

  @Test
  public void anotherModulesTableFails() throws Exception {
    assertEquals(
        List.of("tables-belong-to-the-module"),
        rules("SELECT b.id FROM polls_ballots b JOIN members_members m ON m.id = b.member"));
  }

  @Test
  public void aStepThatMakesATableOfAForeignNameFails() throws Exception {
    assertEquals(
        List.of("steps-only-expand"), step("0001-ballots.sql", "CREATE TABLE ballots (id BIGINT)"));
  }

  @Test
  public void aStepThatCanRefuseAnOldWriterFails() throws Exception {
    assertEquals(
        List.of("steps-only-expand"),
        step("0001-unique.sql", "CREATE UNIQUE INDEX polls_one ON polls_ballots (member)"));
  }

  @Test
  public void aStepThatTakesAwayFails() throws Exception {
    assertEquals(List.of("steps-only-expand"), step("0001-drop.sql", "DROP TABLE polls_ballots"));
  }

  @Test
  public void whatTakesAwayPassesInTheFolderOfContractSteps() throws Exception {
    assertEquals(List.of(), step("contract/0002-drop.sql", "DROP TABLE polls_ballots"));
    assertEquals(
        List.of(),
        step("contract/0003-choice.sql", "ALTER TABLE polls_ballots ALTER COLUMN a SET NOT NULL"));
  }

  @Test
  public void whatAddsFailsInTheFolderOfContractSteps() throws Exception {
    assertEquals(
        List.of("steps-only-expand"),
        step("contract/0001-ballots.sql", "CREATE TABLE polls_ballots (id BIGINT NOT NULL)"));
    assertEquals(
        List.of("steps-only-expand"),
        step("contract/0001-theirs.sql", "DROP TABLE members_members"));
  }

  @Test
  public void aStepInAnyOtherFolderFails() throws Exception {
    assertEquals(
        List.of("steps-only-expand", "steps-only-expand"),
        step("later/0001-drop.sql", "DROP TABLE polls_ballots"));
  }

  @Test
  public void aContractStepWithTheNumberOfAnotherFails() throws Exception {
    assertEquals(
        List.of("steps-only-expand"),
        new Fixture(folder.newFolder().toPath(), "dev.millet.polls")
            .with("Millet-Module", "polls")
            .resource("db/0001-ballots.sql", "CREATE TABLE polls_ballots (id BIGINT NOT NULL)")
            .resource("db/contract/0001-ballots.sql", "DROP TABLE polls_ballots")
            .brokenRules());
  }

  @Test
  public void aStepWithoutANumberFails() throws Exception {
    assertEquals(
        List.of("steps-only-expand"),
        step("ballots.sql", "CREATE TABLE polls_ballots (id BIGINT)"));
  }

  @Test
  public void aStepThatAddsATableOrANullableColumnPasses() throws Exception {
    assertEquals(
        List.of(), step("0001-ballots.sql", "CREATE TABLE polls_ballots (id BIGINT NOT NULL)"));
    assertEquals(
        List.of(), step("0002-note.sql", "ALTER TABLE polls_ballots ADD COLUMN note VARCHAR(9)"));
  }

  @Test
  public void aSentenceIsNotAStatement() throws Exception {
    assertEquals(List.of(), rules("Select a product, or * for all of them"));
  }

  private List<String> step(String file, String sql) throws Exception {
    return new Fixture(folder.newFolder().toPath(), "dev.millet.polls")
        .with("Millet-Module", "polls")
        .resource("db/" + file, sql)
        .brokenRules();
  }

  private List<String> rules(String sql) throws Exception {
    return query(sql).brokenRules();
  }

  private Fixture query(String sql) throws Exception {
    return polls()
        .java(
            """
            package dev.millet.polls;
            final class Query {
              String sql() {
                return \"""
            %s\""";
              }
            }
            """
                .formatted(sql));
  }

  private Fixture polls() throws Exception {
    return new Fixture(folder.getRoot().toPath(), "dev.millet.polls")
        .with("Millet-Module", "polls");
  }

  private java.nio.file.Path none() {
    return folder.getRoot().toPath().resolve("none");
  }
}
