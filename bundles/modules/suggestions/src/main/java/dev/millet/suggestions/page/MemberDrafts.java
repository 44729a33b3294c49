package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.forms.Rules;
import dev.millet.api.guard.Guard;
import dev.millet.api.products.Product;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.field.FieldValues;
import dev.millet.suggestions.field.ProductField;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Keeps what a member has written and not posted yet, so that it is there on every device of
 * theirs: one text each, until it is posted or discarded, or nobody has touched it for 30 days.
 */
final class MemberDrafts {

  /** The most expired drafts that one transaction deletes. */
  static final int BATCH = 50;

  private static final Duration LIFE = Duration.ofDays(30);

  private final Database database;
  private final Guard guard;
  private final InstantSource clock;
  private final Table<Kept> drafts;

  /**
   * A text that a member has not posted yet; any part of it may be empty.
   *
   * @param tags as they were typed
   * @param fields what the product's own fields have, by slug; null for nothing
   */
  record Text(String product, String title, String body, String tags, Map<String, String> fields) {

    static final Rules<Text> RULES =
        Rules.of(Text.class)
            .line("product", 0, Product.MAX_SLUG, "phone")
            .line("title", 0, 200, "Dark mode that follows the sun")
            .text("body", 0, 20_000, "White pages *blind* me at night.")
            .line("tags", 0, 500, "dark-mode, night")
            .texts("fields", NewSuggestion.MAX_FIELDS, ProductField.MAX_VALUE, "Phone 12");

    private String filled() {
      return FieldValues.text(new NewSuggestion(product, "", "", List.of(), fields).filledFields());
    }

    private boolean isEmpty() {
      return title.isEmpty() && body.isEmpty() && tags.isEmpty() && filled().isEmpty();
    }
  }

  /**
   * A text that is kept for a member.
   *
   * @param fields null where a version before this one kept it
   */
  record Kept(
      long memberId,
      String product,
      String title,
      String body,
      String tags,
      Instant savedAt,
      String fields) {

    NewSuggestion begun() {
      return new NewSuggestion(
          product,
          title,
          body,
          tags.isEmpty() ? List.of() : List.of(tags),
          FieldValues.parseSome(fields));
    }
  }

  MemberDrafts(Database database, Guard guard, InstantSource clock) {
    this.database = database;
    this.guard = guard;
    this.clock = clock;
    this.drafts = database.table("suggestions_member_drafts", Kept.class).key("member_id");
  }

  /** Keeps a text in the place of the one before; an empty text ends the draft. */
  void keep(long member, Text text) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var kept =
        new Kept(
            member, text.product(), text.title(), text.body(), text.tags(), now, text.filled());
    database.write(
        handle -> {
          guard.memberActive(member);
          if (text.isEmpty()) {
            drop(handle, member);
          } else if (!drafts.insertIfAbsent(handle, kept)) {
            replace(handle, kept);
          }
          return null;
        });
  }

  private static void replace(Handle handle, Kept kept) {
    handle
        .createUpdate(
            """
            UPDATE suggestions_member_drafts
               SET product = :product, title = :title, body = :body, tags = :tags, saved_at = :now,
                   fields = :fields
             WHERE member_id = :member
            """)
        .bind("member", kept.memberId())
        .bind("product", kept.product())
        .bind("title", kept.title())
        .bind("body", kept.body())
        .bind("tags", kept.tags())
        .bind("fields", kept.fields())
        .bind("now", kept.savedAt().atOffset(ZoneOffset.UTC))
        .execute();
  }

  Optional<NewSuggestion> find(long member) {
    Instant oldest = clock.instant().minus(LIFE);
    return database
        .read(handle -> drafts.find(handle, member))
        .filter(kept -> !kept.savedAt().isBefore(oldest))
        .map(Kept::begun);
  }

  void drop(long member) {
    database.write(
        handle -> {
          drop(handle, member);
          return null;
        });
  }

  void drop(Handle handle, long member) {
    drafts.delete(handle, member);
  }

  /**
   * Takes away some of those that nobody touched for long.
   *
   * @return whether there may be more
   */
  boolean dropExpired() {
    return database.write(
        handle -> {
          List<Kept> expired =
              drafts.select(
                  handle,
                  """
                  SELECT <columns> FROM suggestions_member_drafts
                   WHERE saved_at < :oldest ORDER BY saved_at FETCH FIRST :limit ROWS ONLY
                  """,
                  query ->
                      query
                          .bind("oldest", clock.instant().minus(LIFE).atOffset(ZoneOffset.UTC))
                          .bind("limit", BATCH));
          expired.forEach(kept -> drop(handle, kept.memberId()));
          return expired.size() == BATCH;
        });
  }
}
