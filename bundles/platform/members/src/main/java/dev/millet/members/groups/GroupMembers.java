package dev.millet.members.groups;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.ReadCache;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The table of who is in which group. Each method joins the transaction of its caller where there
 * is one. Thread-safe.
 */
public final class GroupMembers {

  private static final int MAX_CACHED = 20_000;

  private static final String SOME =
      """
      SELECT member_id FROM members_circle_members WHERE circle_id = :group
      ORDER BY circle_id, member_id FETCH FIRST :limit ROWS ONLY
      """;

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
  private final Groups groups;
  private final ReadCache<Long, Set<String>> slugs;
  private final Keyset<GroupMember> members;

  GroupMembers(Database database, Groups groups) {
    this.database = database;
    this.groups = groups;
    this.slugs = database.cache("groups", MAX_CACHED);
    this.members =
        database
            .table("members_circle_members", GroupMember.class)
            .keyset("group")
            .within("circle_id")
            .ascending("member_id");
  }

  /** Returns the slugs of a member's groups; those asked for lately without the database. */
  public Set<String> slugsOf(long member) {
    return slugs.get(
        member, each -> Set.copyOf(groups.of(each).stream().map(Group::slug).toList()));
  }

  boolean contains(Group group, long member) {
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

  void add(Group group, long member, Instant at) {
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

  boolean remove(Group group, long member) {
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

  /** Returns the ids of the members of a group, in their order. */
  public Slice<Long> of(Group group, ListRequest list) {
    return database
        .read(
            handle ->
                members.slice(handle, list, MEMBERS, query -> query.bind("group", group.id())))
        .map(GroupMember::memberId);
  }

  /** Forgets a member's groups; to be called inside the transaction that changes them. */
  public void changed(long member) {
    slugs.changed(member);
  }

  /**
   * Takes some of its members out of a group.
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
          some.forEach(member -> remove(group, member));
          return some.size();
        });
  }

  /** Forgets everybody's groups; to be called inside the transaction that changes them. */
  void changedAll() {
    slugs.changedAll();
  }
}
