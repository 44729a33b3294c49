package dev.millet.members.groups;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The table of groups. Each method joins the transaction of its caller where there is one.
 * Thread-safe.
 *
 * <p>Groups were once named circles, and the tables still are: a migration only adds, so that the
 * version before can go on.
 */
@Component(service = Groups.class)
public final class Groups {

  /** There are as many as people can tell apart; the list of all is read at once. */
  public static final int MAX_GROUPS = 500;

  private static final String ALL =
      """
      SELECT c.id, c.slug, c.name, c.description, c.self_service, c.version, c.created_at,
             (SELECT COUNT(*) FROM members_circle_members m WHERE m.circle_id = c.id) AS members
      FROM members_circles c
      ORDER BY c.name, c.id
      """;

  private static final String OF_MEMBER =
      """
      SELECT c.id, c.slug, c.name, c.description, c.self_service, c.version, c.created_at,
             (SELECT COUNT(*) FROM members_circle_members m WHERE m.circle_id = c.id) AS members
      FROM members_circle_members own
      JOIN members_circles c ON c.id = own.circle_id
      WHERE own.member_id = :member
      ORDER BY c.name, c.id
      """;

  private static final String BY_SLUG =
      """
      SELECT c.id, c.slug, c.name, c.description, c.self_service, c.version, c.created_at,
             (SELECT COUNT(*) FROM members_circle_members m WHERE m.circle_id = c.id) AS members
      FROM members_circles c
      WHERE c.slug = :slug
      """;

  /** Without how many are in it: that is not read inside a write. */
  private static final String HELD =
      """
      SELECT c.id, c.slug, c.name, c.description, c.self_service, c.version, c.created_at,
             0 AS members
      FROM members_circles c
      WHERE c.slug = :slug
      """;

  private static final String COUNT_ALL = "SELECT COUNT(*) FROM members_circles";

  private static final String COUNT_SLUG =
      "SELECT COUNT(*) FROM members_circles WHERE slug = :slug";

  private static final String INSERT =
      """
      INSERT INTO members_circles (slug, name, description, self_service, created_at)
      VALUES (:slug, :name, :description, :selfService, :at)
      """;

  private static final String DELETE = "DELETE FROM members_circles WHERE id = :id";

  private final Database database;
  private final GroupMembers members;
  private final Table<GroupRow> rows;

  @Activate
  public Groups(@Reference Database database) {
    this.database = database;
    this.members = new GroupMembers(database, this);
    this.rows = database.table("members_circles", GroupRow.class).key("id").versioned("version");
  }

  /** Returns who is in the groups. */
  public GroupMembers members() {
    return members;
  }

  /** Returns all of them, by name. */
  public List<Group> all() {
    return database.read(handle -> handle.createQuery(ALL).map(Groups::group).list());
  }

  /** Returns those that a member is in, by name. */
  public List<Group> of(long member) {
    return database.read(
        handle -> handle.createQuery(OF_MEMBER).bind("member", member).map(Groups::group).list());
  }

  /** Returns a group; empty if the slug is unknown. */
  public Optional<Group> bySlug(String slug) {
    return database.read(
        handle -> handle.createQuery(BY_SLUG).bind("slug", slug).map(Groups::group).findOne());
  }

  /** Returns a group to decide by it in a write; its size is left out. */
  Optional<Group> held(Handle handle, String slug) {
    return handle.createQuery(HELD).bind("slug", slug).map(Groups::group).findOne();
  }

  static int count(Handle handle) {
    return handle.createQuery(COUNT_ALL).mapTo(Integer.class).one();
  }

  /** Makes one; its slug comes from its name. */
  Group add(GroupText text, Instant at) {
    return database.write(
        handle -> {
          String slug = freeSlug(handle, text.name());
          handle
              .createUpdate(INSERT)
              .bind("slug", slug)
              .bind("name", text.name())
              .bind("description", text.description())
              .bind("selfService", text.selfService())
              .bind("at", at)
              .execute();
          return held(handle, slug).orElseThrow();
        });
  }

  private static String freeSlug(Handle handle, String name) {
    int attempt = 1;
    String slug = Slug.of(name, attempt);
    while (handle.createQuery(COUNT_SLUG).bind("slug", slug).mapTo(long.class).one() > 0) {
      attempt++;
      slug = Slug.of(name, attempt);
    }
    return slug;
  }

  /** Changes one; 412 where somebody changed it since it had the version. */
  void update(Handle handle, Group before, GroupText text) {
    rows.update(handle, GroupRow.of(before, text));
  }

  boolean remove(Group group) {
    return database.write(
        handle -> {
          members.changedAll();
          return handle.createUpdate(DELETE).bind("id", group.id()).execute() == 1;
        });
  }

  private static Group group(ResultSet row, StatementContext context) throws SQLException {
    return new Group(
        row.getLong("id"),
        row.getString("slug"),
        row.getString("name"),
        row.getString("description"),
        row.getBoolean("self_service"),
        row.getLong("members"),
        row.getLong("version"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
