package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.notices.Delivery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** How members chose to be told, where they chose something. */
final class Choices {

  /** The channel of the site itself, on which a type is shown or not. */
  static final String SITE = "site";

  /** The channel of mail. */
  static final String MAIL = "mail";

  private static final String OF =
      """
      SELECT <columns> FROM notices_choices WHERE member_id = :member
       ORDER BY member_id, type, channel FETCH FIRST 1000 ROWS ONLY
      """;

  private final Table<Choice> choices;

  /** A choice of a member for a type and a channel. */
  record Choice(long memberId, String type, String channel, Delivery choice) {}

  Choices(Database database) {
    this.choices =
        database.table("notices_choices", Choice.class).key("member_id", "type", "channel");
  }

  /** Returns what some members chose for a type and a channel, where they chose something. */
  Map<Long, Delivery> of(Handle handle, String type, String channel, Collection<Long> members) {
    Map<Long, Delivery> found = new HashMap<>();
    if (!members.isEmpty()) {
      choices
          .select(
              handle,
              """
              SELECT <columns>
                FROM UNNEST(CAST(:ids AS BIGINT ARRAY)) AS wanted (member)
                JOIN notices_choices
                  ON member_id = wanted.member AND type = :type AND channel = :channel
              """,
              query ->
                  query
                      .bindArray("ids", Long.class, List.copyOf(members))
                      .bind("type", type)
                      .bind("channel", channel))
          .forEach(each -> found.put(each.memberId(), each.choice()));
    }
    return found;
  }

  /** Reads what a member chose. */
  List<Choice> of(Handle handle, long member) {
    return choices.select(handle, OF, query -> query.bind("member", member));
  }

  /** Keeps a choice. */
  void keep(Handle handle, Choice choice) {
    choices.delete(handle, choice.memberId(), choice.type(), choice.channel());
    choices.insert(handle, choice);
  }

  void erase(Handle handle, long member) {
    handle
        .createUpdate("DELETE FROM notices_choices WHERE member_id = :member")
        .bind("member", member)
        .execute();
  }
}
