package dev.millet.mentions;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.mentions.Mentioned;
import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The mentions of members in texts, in the database. */
final class MentionStore {

  private static final String OF =
      """
      SELECT <columns> FROM mentions_places WHERE member_id = :member ORDER BY member_id, id
      """;

  private static final String BY =
      "SELECT <columns> FROM mentions_places WHERE by_id = :member ORDER BY by_id, id";

  private final Table<Place> places;
  private final Keyset<Place> latest;

  /**
   * Somebody was mentioned.
   *
   * @param byId null where the account is gone
   * @param past 1 where only an earlier version of the text says the name
   * @param erasedTo the version up to which the name is erased; null where nothing is
   */
  record Place(
      long id,
      Subject subject,
      long memberId,
      String handle,
      Long byId,
      Instant mentionedAt,
      int past,
      Integer erasedTo) {

    Mentioned mentioned() {
      return new Mentioned(memberId, handle);
    }
  }

  MentionStore(Database database) {
    this.places = database.table("mentions_places", Place.class).generated("id");
    this.latest = places.keyset("mentions").within("member_id").descending("mentioned_at", "id");
  }

  /** Reads who is mentioned in texts now, by text. */
  Map<Subject, List<Mentioned>> of(Handle handle, Collection<Subject> texts) {
    Map<String, List<String>> ids = new LinkedHashMap<>();
    texts.forEach(
        text -> ids.computeIfAbsent(text.type(), type -> new ArrayList<>()).add(text.id()));
    Map<Subject, List<Mentioned>> found = new HashMap<>();
    ids.forEach(
        (type, some) ->
            places
                .select(
                    handle,
                    """
                    SELECT <columns>
                      FROM UNNEST(CAST(:ids AS VARCHAR(64) ARRAY)) AS wanted (text)
                      JOIN mentions_places
                        ON subject_type = :type AND subject_id = wanted.text
                     WHERE past = 0
                    """,
                    query -> query.bindArray("ids", String.class, some).bind("type", type))
                .forEach(
                    place ->
                        found
                            .computeIfAbsent(place.subject(), text -> new ArrayList<>())
                            .add(place.mentioned())));
    return found;
  }

  /** Reads a slice of where a member is mentioned, the latest first. */
  Slice<Place> latest(Handle handle, long member, ListRequest list) {
    return latest.slice(
        handle,
        list,
        """
        SELECT <columns> FROM mentions_places
        WHERE member_id = :member AND past = 0 AND <after> <order>
        """,
        query -> query.bind("member", member));
  }

  /** Reads every mention of a member, past ones too. */
  List<Place> of(Handle handle, long member) {
    return places.select(handle, OF, query -> query.bind("member", member));
  }

  /** Reads every mention by a member. */
  List<Place> by(Handle handle, long member) {
    return places.select(handle, BY, query -> query.bind("member", member));
  }

  /** Reads some mentions of a member in texts of a type. */
  List<Place> some(Handle handle, long member, String type, int limit) {
    return places.select(
        handle,
        """
        SELECT <columns> FROM mentions_places
         WHERE member_id = :member AND subject_type = :type
         ORDER BY member_id, subject_type, id FETCH FIRST :limit ROWS ONLY
        """,
        query -> query.bind("member", member).bind("type", type).bind("limit", limit));
  }

  /** Reads who is mentioned in a text or was. */
  List<Place> in(Handle handle, Subject text) {
    return places.select(
        handle,
        """
        SELECT <columns> FROM mentions_places
         WHERE subject_type = :type AND subject_id = :id
        """,
        query -> query.bind("type", text.type()).bind("id", text.id()));
  }

  void add(Handle handle, Subject text, Mentioned mentioned, Long by, Instant at) {
    handle
        .createUpdate(
            """
            DELETE FROM mentions_places
             WHERE subject_type = :type AND subject_id = :id AND member_id = :member
            """)
        .bind("type", text.type())
        .bind("id", text.id())
        .bind("member", mentioned.member())
        .execute();
    places.insert(
        handle, new Place(0, text, mentioned.member(), mentioned.handle(), by, at, 0, null));
  }

  /** The text says the name no more; what it said before, which is kept, still does. */
  void pass(Handle handle, Subject text, long member) {
    handle
        .createUpdate(
            """
            UPDATE mentions_places SET past = 1
             WHERE subject_type = :type AND subject_id = :id AND member_id = :member
            """)
        .bind("type", text.type())
        .bind("id", text.id())
        .bind("member", member)
        .execute();
  }

  void forget(Handle handle, Subject text) {
    handle
        .createUpdate("DELETE FROM mentions_places WHERE subject_type = :type AND subject_id = :id")
        .bind("type", text.type())
        .bind("id", text.id())
        .execute();
  }

  void delete(Handle handle, Place place) {
    handle
        .createUpdate("DELETE FROM mentions_places WHERE id = :id")
        .bind("id", place.id())
        .execute();
  }

  void erasedTo(Handle handle, Place place, int version) {
    handle
        .createUpdate("UPDATE mentions_places SET erased_to = :version WHERE id = :id")
        .bind("id", place.id())
        .bind("version", version)
        .execute();
  }

  /**
   * Takes the name of a member off some mentions by them.
   *
   * @return whether none names them any more
   */
  boolean forgetAuthor(Handle handle, long member, int limit) {
    List<Place> some =
        places.select(
            handle,
            """
            SELECT <columns> FROM mentions_places WHERE by_id = :member
             ORDER BY by_id, id FETCH FIRST :limit ROWS ONLY
            """,
            query -> query.bind("member", member).bind("limit", limit));
    for (Place place : some) {
      handle
          .createUpdate("UPDATE mentions_places SET by_id = NULL WHERE id = :id")
          .bind("id", place.id())
          .execute();
    }
    return some.size() < limit;
  }
}
