package dev.millet.site.texts;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.Table;
import dev.millet.platform.api.pages.SiteTexts;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The texts and consents in the database. What is there is kept in memory; where several nodes
 * share a database, each looks again every two seconds. Thread-safe.
 */
@Component(service = {StoredTexts.class, SiteTexts.class})
public final class StoredTexts implements SiteTexts {

  private static final long BETWEEN_LOOKS = TimeUnit.SECONDS.toNanos(2);

  private final Database database;
  private final Table<TextRow> texts;
  private final Table<Consent> consents;
  private final boolean shared;
  private final AtomicLong nextLook = new AtomicLong(System.nanoTime() + BETWEEN_LOOKS);
  private volatile Map<String, TextRow> rows;

  /** The consent of a member to a text. */
  record Consent(long memberId, String kind, int version, Instant agreedAt) {}

  @Activate
  public StoredTexts(@Reference Database database) {
    this.database = database;
    this.texts = database.table("site_texts", TextRow.class).key("kind");
    this.consents = database.table("site_consents", Consent.class).key("member_id", "kind");
    this.shared = database.dialect() == Dialect.POSTGRESQL;
    this.rows = read();
  }

  private Map<String, TextRow> read() {
    Map<String, TextRow> read = new HashMap<>();
    database
        .read(
            handle ->
                texts.select(
                    handle, "SELECT <columns> FROM site_texts ORDER BY kind", query -> query))
        .forEach(row -> read.put(row.kind(), row));
    return Map.copyOf(read);
  }

  private Map<String, TextRow> rows() {
    if (shared && !database.writing()) {
      long now = System.nanoTime();
      long due = nextLook.get();
      if (now - due >= 0 && nextLook.compareAndSet(due, now + BETWEEN_LOOKS)) {
        rows = read();
      }
    }
    return rows;
  }

  @Override
  public List<Text> all() {
    Map<String, TextRow> now = rows();
    return Arrays.stream(TextKind.values())
        .filter(kind -> now.containsKey(kind.word()) && !now.get(kind.word()).isEmpty())
        .map(kind -> new Text(kind.word(), now.get(kind.word()).version(), kind.consent()))
        .toList();
  }

  /** Returns a text; empty where nobody has ever written it. */
  Optional<TextRow> find(TextKind kind) {
    return Optional.ofNullable(rows().get(kind.word()));
  }

  /**
   * Writes a text in both languages, which is another version of it.
   *
   * @param member the id of who writes it; null for the operator
   * @param inTransaction is given the version that is there, 0 for none, in the transaction of the
   *     change; throws where that is another one than the caller has read
   */
  void write(TextKind kind, TextForm wanted, Long member, IntConsumer inTransaction) {
    database.write(
        handle -> {
          texts.insertIfAbsent(handle, new TextRow(kind.word(), 0, "", "", database.now(), member));
          int version = texts.lock(handle, kind.word()).orElseThrow().version();
          inTransaction.accept(version);
          texts.delete(handle, kind.word());
          return texts.insert(
              handle,
              new TextRow(
                  kind.word(),
                  version + 1,
                  wanted.english(),
                  wanted.chinese(),
                  database.now(),
                  member));
        });
    rows = read();
  }

  @Override
  public void agree(long member) {
    database.write(
        handle -> {
          for (Text text : all()) {
            if (text.consent()) {
              consents.insertIfAbsent(
                  handle, new Consent(member, text.kind(), text.version(), database.now()));
            }
          }
          return null;
        });
  }

  List<Consent> consents(Handle handle, long member) {
    return consents.select(
        handle,
        "SELECT <columns> FROM site_consents WHERE member_id = :member ORDER BY kind",
        query -> query.bind("member", member));
  }

  /** Takes a member out of everything. */
  void forget(Handle handle, long member) {
    handle
        .createUpdate("DELETE FROM site_consents WHERE member_id = :member")
        .bind("member", member)
        .execute();
    handle
        .createUpdate("UPDATE site_texts SET changed_by = NULL WHERE changed_by = :member")
        .bind("member", member)
        .execute();
  }
}
