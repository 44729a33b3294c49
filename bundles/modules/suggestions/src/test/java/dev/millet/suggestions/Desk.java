package dev.millet.suggestions;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.products.NewProduct;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.modules.JacksonJson;
import dev.millet.products.StoredProducts;
import dev.millet.testing.FakeGuard;
import dev.millet.testing.FakeImages;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeMarkdown;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.FakeSlots;
import dev.millet.testing.PlainPages;
import dev.millet.testing.TestDatabase;
import dev.millet.voting.api.Ballots;
import java.nio.charset.StandardCharsets;
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
  public final Products products;
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
    products = new StoredProducts(test.database(), new FakeJournal(database));
    SuggestionsModule module =
        new SuggestionsModule(
            database,
            journal,
            new JacksonJson(),
            members,
            new PlainPages("dev.millet.suggestions.templates"),
            new FakeSlots(),
            new FakeMarkdown(),
            images,
            guard,
            products,
            null,
            settings);
    module.ballots = ballots;
    contributions = module.contributions();
  }

  /** Takes everything out of the tables. */
  public void clear() {
    database.write(
        handle -> {
          handle.execute("DELETE FROM suggestions_tags");
          handle.execute("DELETE FROM suggestions_texts");
          handle.execute("DELETE FROM suggestions_comments");
          handle.execute("DELETE FROM suggestions_imported");
          handle.execute("DELETE FROM suggestions_drafts");
          handle.execute("DELETE FROM suggestions_revisions");
          handle.execute("DELETE FROM suggestions_comment_revisions");
          handle.execute("DELETE FROM suggestions_mentions");
          handle.execute("DELETE FROM suggestions_images");
          handle.execute("DELETE FROM suggestions_care");
          handle.execute("DELETE FROM suggestions_answers");
          handle.execute("DELETE FROM suggestions_events");
          handle.execute("DELETE FROM suggestions_suggestions");
          return handle.execute("DELETE FROM products_products");
        });
  }

  /** A product of this slug. */
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

  /** Where a reply leads. */
  public static String location(Reply reply) {
    return reply.headers().stream()
        .filter(header -> header.getKey().equals("Location"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  /** The contributions of a type. */
  public <C> List<C> contributions(Class<C> type) {
    return contributions.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
