package dev.millet.suggestions.authoring;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.mentions.HeldMentions;
import dev.millet.api.mentions.Mentioned;
import dev.millet.api.mentions.Mentions;
import dev.millet.api.pages.Markdown;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.care.CareJournal;
import dev.millet.suggestions.care.CareTable;
import dev.millet.suggestions.care.Event;
import dev.millet.suggestions.care.Timeline;
import dev.millet.suggestions.field.ProductFields;
import dev.millet.suggestions.history.Revisions;
import dev.millet.suggestions.services.NamedProducts;
import dev.millet.suggestions.suggestion.Draft;
import dev.millet.suggestions.suggestion.ListColumns;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.SuggestionGuard;
import dev.millet.suggestions.suggestion.Suggestions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/** Takes new suggestions and edits, and tells the journal. */
public final class Authoring {

  /** The journal type of {@link Submitted}. */
  public static final String SUBMITTED = "suggestions.submitted";

  /** The journal type of {@link Edited}. */
  public static final String EDITED = "suggestions.edited";

  /** The longest excerpt, in code points. */
  private static final int MAX_EXCERPT = 280;

  /**
   * A suggestion is there.
   *
   * @param author null where an imported one names nobody
   * @param imported whether it was written elsewhere
   */
  public record Submitted(
      long suggestion, long product, String title, Long author, Instant at, boolean imported) {}

  /**
   * Its title, text, tags or product changed.
   *
   * @param by who did it; null for the operator and the import
   */
  public record Edited(long suggestion, Long by, int version, Instant at) {}

  private final Database database;
  private final Journal journal;
  private final Suggestions suggestions;
  private final SuggestionGuard guard;
  private final Revisions revisions;
  private final Mentions mentions;
  private final Products products;
  private final Markdown markdown;
  private final InstantSource clock;
  private final Timeline timeline;
  private final CareTable care;
  private final ProductFields fields;
  private final ListColumns listColumns = new ListColumns();

  public Authoring(
      Database database,
      Journal journal,
      Suggestions suggestions,
      SuggestionGuard guard,
      Mentions mentions,
      Products products,
      Markdown markdown,
      InstantSource clock) {
    this.database = database;
    this.care = new CareTable(database);
    this.fields = new ProductFields(database);
    this.revisions = new Revisions(database);
    this.timeline = new Timeline(database);
    this.journal = journal;
    this.suggestions = suggestions;
    this.guard = guard;
    this.mentions = mentions;
    this.products = products;
    this.markdown = markdown;
    this.clock = clock;
  }

  /**
   * Returns what is kept of something that somebody typed.
   *
   * @param author sees the product, and it is not archived
   * @param typed by its rules
   * @throws dev.millet.api.gateway.ProblemException 422 where there is no such product, or its own
   *     fields do not take what was typed
   */
  public Draft draft(Identity author, NewSuggestion typed) {
    Draft draft = draft(typed, each -> !each.archived() && products.isVisible(each, author));
    Map<String, String> sent = typed.fields() == null ? Map.of() : typed.fields();
    return draft.with(fields.check(draft.productId(), sent, Map.of()));
  }

  /** Returns the same for an edit; the product that it is about already may be archived. */
  public Draft draft(Identity editor, NewSuggestion typed, Suggestion read) {
    Draft draft =
        draft(
            typed,
            each ->
                each.id() == read.productId()
                    || (!each.archived() && products.isVisible(each, editor)));
    if (typed.fields() == null) {
      return draft;
    }
    Map<String, String> before = database.read(handle -> filled(handle, read, draft));
    return draft.with(fields.check(draft.productId(), typed.fields(), before));
  }

  /** Returns what a suggestion has in the fields of the product that it will be about. */
  private Map<String, String> filled(Handle handle, Suggestion read, Draft draft) {
    Map<String, String> before = fields.of(handle, read.id()).bySlug();
    return read.productId() == draft.productId()
        ? before
        : fields.fitting(draft.productId(), before);
  }

  private Draft draft(NewSuggestion typed, Predicate<Product> isOpen) {
    Product product =
        products
            .find(typed.product())
            .filter(isOpen)
            .orElseThrow(() -> NamedProducts.unknown(typed.product()));
    return new Draft(
        product.id(), typed.title(), typed.body(), excerpt(typed.body()), typed.tags());
  }

  /** Returns the first words of a body. */
  public String excerpt(String body) {
    return body.isEmpty() ? "" : markdown.excerpt(body, MAX_EXCERPT);
  }

  /**
   * Keeps a new suggestion of a member; it is durable when this returns.
   *
   * @throws dev.millet.api.gateway.ProblemException 403 where the account is gone or suspended
   */
  public Suggestion submit(Member author, Draft draft) {
    List<Mentioned> mentioned = mentions.find(draft.body());
    Instant now = now();
    return database.write(
        handle -> {
          guard.requireActive(author);
          if (holdProduct(draft.productId()).archived()) {
            throw Problem.invalid(
                    "product", "archived", "the product is archived; nothing new is taken for it")
                .toException();
          }
          var origin = new Suggestions.Origin(author.id(), Status.OPEN, now, now);
          HeldMentions held = mentions.hold(mentioned);
          long id = insert(handle, draft.without(held), origin);
          mentions.keep(Suggestion.subject(id), held, author.id(), now);
          journal.append(
              SUBMITTED,
              new Submitted(id, draft.productId(), draft.title(), author.id(), now, false));
          return suggestions.find(handle, id).orElseThrow();
        });
  }

  /** Keeps a new suggestion, which nobody takes care of yet, in the caller's transaction. */
  public long insert(Handle handle, Draft draft, Suggestions.Origin origin) {
    holdProduct(draft.productId());
    long id = suggestions.insert(handle, draft, origin);
    if (draft.fields() != null && !draft.fields().isEmpty()) {
      fields.set(handle, id, draft.productId(), draft.fields());
    }
    care.begin(handle, id, draft.productId(), origin.status(), origin.createdAt());
    return id;
  }

  /** Keeps a product from being deleted before the transaction ends. */
  private Product holdProduct(long id) {
    return products
        .hold(id)
        .orElseThrow(
            () ->
                Problem.invalid("product", "unknown", "the product is missing or there is none")
                    .toException());
  }

  /**
   * Replaces the wording of a suggestion in the caller's transaction.
   *
   * @param read as {@link SuggestionGuard} gave it in this transaction
   * @param by who does it; null for the operator
   * @return whether nobody had edited it since it was read; nothing is written otherwise
   */
  public boolean edit(Handle handle, Suggestion read, Draft typed, Status status, Member by) {
    Instant now = now();
    String body = suggestions.body(handle, read.id());
    Map<String, String> was = fields.of(handle, read.id()).bySlug();
    Draft wanted = typed.fields() == null ? typed.with(filled(handle, read, typed)) : typed;
    boolean moved = read.productId() != wanted.productId() && !was.isEmpty();
    boolean refilled = moved || !was.equals(wanted.fields());
    HeldMentions held =
        by != null && (refilled || differs(read, body, wanted))
            ? mentions.hold(mentions.find(wanted.body()))
            : HeldMentions.NONE;
    Draft draft = wanted.without(held);
    if (read.productId() != draft.productId()) {
      holdProduct(draft.productId());
    }
    if (!suggestions.update(handle, read, draft, status, now)) {
      return false;
    }
    care.sort(handle, read.id(), draft.productId(), status);
    listColumns.waiting(handle, read.id(), read.createdAt());
    Long editor = by == null ? null : by.id();
    if (refilled || differs(read, body, draft)) {
      revisions.keep(handle, read, body, draft, editor, now);
      if (refilled) {
        fields.set(handle, read.id(), draft.productId(), draft.fields());
      }
      timeline.record(
          handle,
          Event.of(read.id(), Event.Kind.EDITED, editor, now)
              .changing(read.version(), read.version() + 1));
      if (by != null) {
        // an import mentions nobody: its handles are those of another place
        mentions.keep(read.subject(), held, by.id(), now);
      }
      journal.append(EDITED, new Edited(read.id(), editor, read.version() + 1, now));
    }
    if (status != read.status()) {
      journal.append(
          CareJournal.STATUS_CHANGED,
          new CareJournal.StatusChanged(
              read.id(), status.word(), read.status().word(), editor, now));
      timeline.record(
          handle,
          Event.of(read.id(), Event.Kind.STATUS_CHANGED, editor, now)
              .changing(read.status().word(), status.word()));
    }
    return true;
  }

  /** Replaces the tags; otherwise the same as {@link #edit}. */
  public boolean retag(Handle handle, Suggestion read, List<String> tags, Member by) {
    String body = suggestions.body(handle, read.id());
    Draft draft = new Draft(read.productId(), read.title(), body, read.excerpt(), tags);
    return draft.tags().equals(read.tags()) || edit(handle, read, draft, read.status(), by);
  }

  private static boolean differs(Suggestion read, String body, Draft draft) {
    return read.productId() != draft.productId()
        || !Objects.equals(read.title(), draft.title())
        || !Objects.equals(read.tags(), draft.tags())
        || !Objects.equals(body, draft.body());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
