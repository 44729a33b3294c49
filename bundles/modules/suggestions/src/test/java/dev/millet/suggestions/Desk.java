package dev.millet.suggestions;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.journal.Subscription;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.mentions.Mentions;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Offer;
import dev.millet.api.products.NewProduct;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.api.subjects.PlannedReleases;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.comments.api.Discussions;
import dev.millet.imports.FileImportRoutes;
import dev.millet.mentions.StoredMentions;
import dev.millet.modules.JacksonJson;
import dev.millet.products.StoredProducts;
import dev.millet.suggestions.care.StaffComments;
import dev.millet.suggestions.care.StaffComments.CommentPosted;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.testing.FakeGuard;
import dev.millet.testing.FakeImages;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeMarkdown;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.FakeNotices;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.FakeSlots;
import dev.millet.testing.PlainPages;
import dev.millet.testing.TestDatabase;
import dev.millet.voting.api.Ballots;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The module on a real database, with fakes for its neighbours, called through its routes. */
public final class Desk {

  public final Database database;
  public final FakeJournal journal;
  public final FakeImages images = new FakeImages();
  public final FakeMembers members = new FakeMembers();
  public final Member ann = members.add("ann");
  public final Member bob = members.add("bob");
  public final Member staff = members.add("staff", Role.STAFF);
  public final FakeGuard guard;
  public final FakeDiscussions discussions = new FakeDiscussions();
  public final FakeNotices notices;
  public final Mentions mentions;
  public final Products products;
  private final SuggestionsModule module;
  private final List<Contribution> contributions;

  public Desk(TestDatabase test) {
    this(test, null);
  }

  /**
   * Opens a desk.
   *
   * @param ballots null where there is no voting
   */
  public Desk(TestDatabase test, Ballots ballots) {
    this(test, ballots, Settings.DEFAULTS);
  }

  public Desk(TestDatabase test, Ballots ballots, Settings settings) {
    database = test.database();
    journal = new FakeJournal(database);
    guard = new FakeGuard(database, members);
    notices = new FakeNotices(database);
    mentions = new StoredMentions(database, journal, members, notices, guard, new FakeMarkdown());
    products = new StoredProducts(test.database(), new FakeJournal(database), members);
    module =
        new SuggestionsModule(
            database,
            journal,
            members,
            new PlainPages("dev.millet.suggestions.templates"),
            new FakeSlots(),
            new FakeMarkdown(),
            images,
            guard,
            mentions,
            notices,
            products,
            new FileImportRoutes(
                new JacksonJson(),
                members,
                guard,
                products,
                new PlainPages("dev.millet.imports.templates")),
            null,
            settings);
    module.search = subjects -> {};
    module.ballots = ballots;
    module.discussions = discussions;
    contributions = module.contributions();
    for (Offer<?> offer : contributions(Offer.class)) {
      if (offer.implementation() instanceof SubjectCatalog catalog) {
        guard.know(catalog);
      }
    }
  }

  /** Takes everything out of the tables. */
  public void clear() {
    discussions.clear();
    database.write(
        handle -> {
          handle.execute("DELETE FROM suggestions_tags");
          handle.execute("DELETE FROM suggestions_texts");
          handle.execute("DELETE FROM suggestions_imported");
          handle.execute("DELETE FROM suggestions_drafts");
          handle.execute("DELETE FROM suggestions_member_drafts");
          handle.execute("DELETE FROM suggestions_revisions");
          handle.execute("DELETE FROM suggestions_images");
          handle.execute("DELETE FROM suggestions_care");
          handle.execute("DELETE FROM suggestions_inbox_views");
          handle.execute("DELETE FROM suggestions_list_views");
          handle.execute("DELETE FROM suggestions_answers");
          handle.execute("DELETE FROM suggestions_events");
          handle.execute("DELETE FROM suggestions_suggestions");
          handle.execute("DELETE FROM suggestions_hidden");
          handle.execute("DELETE FROM suggestions_hidden_care");
          handle.execute("DELETE FROM suggestions_hidden_revisions");
          handle.execute("DELETE FROM suggestions_locks");
          handle.execute("DELETE FROM suggestions_merges");
          handle.execute("DELETE FROM suggestions_proposals");
          handle.execute("DELETE FROM suggestions_releases");
          handle.execute("DELETE FROM suggestions_roadmaps");
          handle.execute("DELETE FROM suggestions_statuses");
          handle.execute("DELETE FROM suggestions_status_of");
          handle.execute("DELETE FROM suggestions_fields");
          handle.execute("DELETE FROM suggestions_field_values");
          handle.execute("DELETE FROM suggestions_replies");
          handle.execute("DELETE FROM suggestions_assignments");
          handle.execute("DELETE FROM mentions_places");
          return handle.execute("DELETE FROM products_products");
        });
    database.cache("described", 1).changedAll();
    database.cache("releases", 1).changedAll();
    database.cache("products", 1).changedAll();
    database.cache("custom-statuses", 1).changedAll();
    database.cache("fields", 1).changedAll();
  }

  /** Comments in the way that the module of comments does, and has the journal tell of it. */
  public void comment(long suggestion, Member by, String body) throws Exception {
    Subject subject = Suggestion.subject(suggestion);
    database.write(
        handle -> {
          guard.memberActive(by.id());
          guard.subjectOpen(subject, Discussions.COMMENTS);
          discussions.comment(subject, by.id(), body);
          return null;
        });
    var posted = new CommentPosted(subject, by.id(), Instant.now(), false);
    for (Subscription each : contributions(Subscription.class)) {
      if (each.types().contains(StaffComments.POSTED)) {
        each.handler().handle(List.of(FakeJournal.entry(1, StaffComments.POSTED, posted)));
      }
    }
  }

  /** Takes the module of comments away. */
  public void withoutComments() {
    module.discussions = null;
  }

  /** Has other modules plan releases. */
  public void plan(List<PlannedReleases> planned) {
    module.planned = planned;
  }

  /** Returns a product of this slug. */
  public Product product(String slug) {
    return products.add(new NewProduct(slug, slug, "about " + slug, 0));
  }

  /** Calls the route with this method and template. */
  public Reply call(String template, FakeRequest request) throws Exception {
    for (Contribution contribution : contributions) {
      if (contribution instanceof Route route
          && route.template().equals(template)
          && route.method().equals(request.method())) {
        return route.handler().handle(request);
      }
    }
    throw new AssertionError("no route " + request.method() + " " + template);
  }

  /** Calls a route and takes its JSON value as it is. */
  public <T> T answer(Class<T> type, String template, FakeRequest request) throws Exception {
    Reply.JsonValue value = (Reply.JsonValue) call(template, request).body();
    return type.cast(value.value());
  }

  /** Calls a page and takes its HTML. */
  public String page(String template, FakeRequest request) throws Exception {
    Reply.Bytes bytes = (Reply.Bytes) call(template, request).body();
    return new String(bytes.content(), StandardCharsets.UTF_8);
  }

  /** Returns the path to which a reply leads. */
  public static String location(Reply reply) {
    return reply.headers().stream()
        .filter(header -> header.getKey().equals("Location"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  /** Returns the contributions of a type. */
  public <C> List<C> contributions(Class<C> type) {
    return contributions.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
