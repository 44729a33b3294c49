package dev.millet.builds.build;

import dev.millet.api.database.Database;
import dev.millet.api.database.RowStep;
import dev.millet.api.members.MemberData;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The data kept about a member: a copy for them, and how it is erased. Builds and entries stay, and
 * nobody is named as who made them.
 */
public final class MemberBuilds implements MemberData.Erasure {

  private static final int CHUNK = 100;
  private static final List<RowStep> STEPS =
      List.of(
          new RowStep(
              """
              SELECT b.id AS number, 0 AS version FROM builds_builds b
               WHERE b.made_by = :of FETCH FIRST :limit ROWS ONLY
              """,
              "UPDATE builds_builds SET made_by = NULL WHERE id = :number"),
          new RowStep(
              """
              SELECT b.id AS number, 0 AS version FROM builds_builds b
               WHERE b.state_by = :of FETCH FIRST :limit ROWS ONLY
              """,
              "UPDATE builds_builds SET state_by = NULL WHERE id = :number"),
          new RowStep(
              """
              SELECT b.id AS number, 0 AS version FROM builds_builds b
               WHERE b.release_by = :of FETCH FIRST :limit ROWS ONLY
              """,
              "UPDATE builds_builds SET release_by = NULL WHERE id = :number"),
          new RowStep(
              """
              SELECT e.id AS number, 0 AS version FROM builds_entries e
               WHERE e.engineer = :of FETCH FIRST :limit ROWS ONLY
              """,
              "UPDATE builds_entries SET engineer = NULL WHERE id = :number"),
          new RowStep(
              """
              SELECT m.id AS number, 0 AS version FROM builds_moves m
               WHERE m.moved_by = :of FETCH FIRST :limit ROWS ONLY
              """,
              "UPDATE builds_moves SET moved_by = NULL WHERE id = :number"),
          new RowStep(
              """
              SELECT f.id AS number, 0 AS version FROM builds_files f
               WHERE f.added_by = :of FETCH FIRST :limit ROWS ONLY
              """,
              "UPDATE builds_files SET added_by = NULL WHERE id = :number"),
          new RowStep(
              """
              SELECT c.id AS number, 0 AS version FROM builds_changes c
               WHERE c.member = :of FETCH FIRST :limit ROWS ONLY
              """,
              """
              UPDATE builds_changes SET member = NULL, words_device = NULL, words_note = NULL
               WHERE id = :number
              """),
          new RowStep(
              """
              SELECT d.file_id AS number, 0 AS version FROM builds_downloads d
               WHERE d.member = :of FETCH FIRST :limit ROWS ONLY
              """,
              """
              UPDATE builds_downloads SET member = NULL, reader = 'deleted/' || reader
               WHERE file_id = :number AND member = :of
              """));

  private final Database database;

  /** Everything. */
  record Copy(List<Line> builds, List<Line> entries, List<Line> files, List<Line> downloads) {}

  /** One thing that a member made, or downloaded. */
  record Line(long id, String name, Instant at) {}

  /** Makes the member data of a database. */
  public MemberBuilds(Database database) {
    this.database = database;
  }

  /** Returns a copy of what is kept about a member. */
  public Object copy(long member) {
    return database.read(handle -> copy(handle, member));
  }

  private static Copy copy(Handle handle, long member) {
    return new Copy(
        lines(
            handle,
            """
            SELECT b.id AS id, b.name_version AS name, b.made_at AS happened FROM builds_builds b
             WHERE b.made_by = :member OR b.release_by = :member OR b.state_by = :member
             ORDER BY b.id
            """,
            member),
        lines(
            handle,
            """
            SELECT e.id AS id, e.title AS name, b.made_at AS happened
              FROM builds_entries e JOIN builds_builds b ON b.id = e.build_id
             WHERE e.engineer = :member ORDER BY e.id
            """,
            member),
        lines(
            handle,
            """
            SELECT f.id AS id, f.name AS name, f.added_at AS happened FROM builds_files f
             WHERE f.added_by = :member ORDER BY f.id
            """,
            member),
        lines(
            handle,
            """
            SELECT f.id AS id, f.name AS name, d.first_at AS happened
              FROM builds_downloads d JOIN builds_files f ON f.id = d.file_id
             WHERE d.member = :member ORDER BY f.id
            """,
            member));
  }

  private static List<Line> lines(Handle handle, String sql, long member) {
    return handle
        .createQuery(sql)
        .bind("member", member)
        .map(
            (row, context) ->
                new Line(
                    row.getLong("id"),
                    row.getString("name"),
                    row.getObject("happened", OffsetDateTime.class).toInstant()))
        .list();
  }

  @Override
  public boolean eraseSome(long member) {
    return database.write(handle -> RowStep.runAll(STEPS, handle, member, CHUNK));
  }
}
