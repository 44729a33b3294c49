package dev.millet.members.groups;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.members.Recent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The tables of groups and of who is in them. Each method joins the transaction of its caller where
 * there is one. Thread-safe.
 */
@Component(service = Groups.class)
public final class Groups {

  /** There are as many as people can tell apart; the list of all is read at once. */
  public static final int MOST = 500;

  private static final int KEPT = 20_000;

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

  private static final String SOME =
      """
      SELECT member_id FROM members_circle_members WHERE circle_id = :group
      ORDER BY circle_id, member_id FETCH FIRST :limit ROWS ONLY
      """;

  private static final String COUNT_SLUG =
      "SELECT COUNT(*) FROM members_circles WHERE slug = :slug";

  private static final String INSERT =
      """
      INSERT INTO members_circles (slug, name, description, self_service, created_at)
      VALUES (:slug, :name, :description, :selfService, :at)
      """;

  private static final String UPDATE =
      """
      UPDATE members_circles
      SET name = :name, description = :description, self_service = :selfService,
          version = version + 1
      WHERE id = :id AND version = :version
      """;

  private static final String DELETE = "DELETE FROM members_circles WHERE id = :id";

  private static final String IS_IN =
      """
      SELECT COUNT(*) FROM members_circle_members
      WHERE circle_id = :group AND member_id = :member
      """;

  private static final String ADD =
      """
      INSERT INTO members_circle_members (circle_id, member_id, joined_at)
      VALUES (:group, :member, :at)
      """;

  private static final String REMOVE =
      "DELETE FROM members_circle_members WHERE circle_id = :group AND member_id = :member";

  private static final String MEMBERS =
      "SELECT <columns> FROM members_circle_members WHERE circle_id = :group AND <after> <order>";

  private record GroupMember(long circleId, long memberId) {}

  private final Database database;
  private final Recent<Long, Set<String>> recent;
  private final Keyset<GroupMember> members;

  @Activate
  public Groups(@Reference Database database) {
    this.database = database;
    this.recent = new Recent<>(KEPT, Recent.freshness(database.dialect()));
    this.members =
        database
            .table("members_circle_members", GroupMember.class)
            .keyset("group")
            .within("circle_id")
            .ascending("member_id");
  }

  /** All of them, by name. */
  public List<Group> all() {
    return database.read(handle -> handle.createQuery(ALL).map(Groups::group).list());
  }

  /** Those that a member is in, by name. */
  public List<Group> of(long member) {
    return database.read(
        handle -> handle.createQuery(OF_MEMBER).bind("member", member).map(Groups::group).list());
  }

  /** The slugs of those that a member is in; those asked for lately without the database. */
  public Set<String> slugsOf(long member) {
    Set<String> known = recent.get(member);
    if (known != null) {
      return known;
    }
    long before = recent.changes();
    Set<String> slugs = Set.copyOf(of(member).stream().map(Group::slug).toList());
    if (!database.writing()) {
      recent.put(member, slugs, before);
    }
    return slugs;
  }

  public Optional<Group> bySlug(String slug) {
    return database.read(
        handle -> handle.createQuery(BY_SLUG).bind("slug", slug).map(Groups::group).findOne());
  }

  /** The same for who decides by it in a write; how many are in it is left out. */
  Optional<Group> held(Handle handle, String slug) {
    return handle.createQuery(HELD).bind("slug", slug).map(Groups::group).findOne();
  }

  static int count(Handle handle) {
    return handle.createQuery(COUNT_ALL).mapTo(Integer.class).one();
  }

  /**
   * Takes some of those who are in a group out of it.
   *
   * @return how many
   */
  int removeSome(Group group, int limit) {
    return database.write(
        handle -> {
          List<Long> some =
              handle
                  .createQuery(SOME)
                  .bind("group", group.id())
                  .bind("limit", limit)
                  .mapTo(Long.class)
                  .list();
          some.forEach(member -> removeMember(group, member));
          return some.size();
        });
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

  /** Changes one, unless somebody changed it since it had the version. */
  boolean update(Group before, GroupText text) {
    return database.write(
        handle ->
            handle
                    .createUpdate(UPDATE)
                    .bind("id", before.id())
                    .bind("version", before.version())
                    .bind("name", text.name())
                    .bind("description", text.description())
                    .bind("selfService", text.selfService())
                    .execute()
                == 1);
  }

  boolean remove(Group group) {
    return database.write(
        handle -> {
          database.afterCommit(recent::forgetAll);
          return handle.createUpdate(DELETE).bind("id", group.id()).execute() == 1;
        });
  }

  boolean has(Group group, long member) {
    return database.read(
        handle ->
            handle
                    .createQuery(IS_IN)
                    .bind("group", group.id())
                    .bind("member", member)
                    .mapTo(long.class)
                    .one()
                > 0);
  }

  void addMember(Group group, long member, Instant at) {
    database.write(
        handle -> {
          changed(member);
          return handle
              .createUpdate(ADD)
              .bind("group", group.id())
              .bind("member", member)
              .bind("at", at)
              .execute();
        });
  }

  boolean removeMember(Group group, long member) {
    return database.write(
        handle -> {
          changed(member);
          return handle
                  .createUpdate(REMOVE)
                  .bind("group", group.id())
                  .bind("member", member)
                  .execute()
              == 1;
        });
  }

  /** The ids of those who are in a group, in their order. */
  public Slice<Long> members(Group group, ListRequest list) {
    return database
        .read(
            handle ->
                members.slice(handle, list, MEMBERS, query -> query.bind("group", group.id())))
        .map(GroupMember::memberId);
  }

  /** To be called inside the transaction that changes the groups of a member. */
  public void changed(long member) {
    database.afterCommit(() -> recent.forget(member));
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
