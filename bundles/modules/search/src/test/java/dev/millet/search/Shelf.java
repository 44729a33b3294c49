package dev.millet.search;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Handler;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.JobRun;
import dev.millet.api.jobs.Next;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.json.RawJson;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Offer;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Slots;
import dev.millet.api.products.Audience;
import dev.millet.api.products.NewProduct;
import dev.millet.api.products.Product;
import dev.millet.api.search.SearchChanges;
import dev.millet.api.search.SearchDocument;
import dev.millet.api.search.SearchFeed;
import dev.millet.api.subjects.Subject;
import dev.millet.products.StoredProducts;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.PlainPages;
import dev.millet.testing.TestDatabase;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The module on a real database, with notes to find, called through its routes. */
final class Shelf implements AutoCloseable {

  final Database database;
  final FakeMembers members = new FakeMembers();
  final Member ann = members.add("ann");
  final Member staff = members.add("kim", Role.STAFF);
  final StoredProducts products;
  final Notes notes = new Notes();
  final SearchFeed feed;

  /** The markup that stands in the place for votes. */
  volatile String vote = "";

  final FakeJournal journal;

  private final SearchModule module;
  private int heard;
  private final List<Contribution> contributions;

  private final class VoteSlots implements Slots {

    @Override
    public List<Html> fill(Request request, String slot, List<Subject> subjects) {
      String markup = slot.equals(Slots.VOTE) ? vote : "";
      return subjects.stream().map(subject -> new Html(markup)).toList();
    }

    @Override
    public List<Map<String, RawJson>> answer(Request request, String slot, List<Subject> subjects) {
      return subjects.stream().map(subject -> Map.<String, RawJson>of()).toList();
    }
  }

  /** The settings of a test. */
  private record Settings(int memory_mib) implements SearchSettings {

    @Override
    public Class<? extends Annotation> annotationType() {
      return SearchSettings.class;
    }
  }

  Shelf(TestDatabase test) {
    this(test, 256);
  }

  /** Opens a shelf whose index may take so much of the heap. */
  Shelf(TestDatabase test, int mebibytes) {
    database = test.database();
    journal = new FakeJournal(database);
    products = new StoredProducts(database, new FakeJournal(database), members);
    module =
        new SearchModule(
            database,
            members,
            products,
            new VoteSlots(),
            new PlainPages("dev.millet.search.templates"),
            new Settings(mebibytes));
    module.sources = List.of(notes);
    module.catalogs = List.of(notes);
    contributions = module.contributions();
    feed = new SearchFeed("note", this::changes);
  }

  SearchChanges changes() {
    return contributions.stream()
        .filter(each -> each instanceof Offer<?> offer && offer.api() == SearchChanges.class)
        .map(each -> (SearchChanges) ((Offer<?>) each).implementation())
        .findFirst()
        .orElseThrow();
  }

  /** Takes the catalog away, which says who sees a note, or brings it back. */
  void described(boolean there) {
    module.catalogs = there ? List.of(notes) : List.of();
  }

  /** Takes the source away, or brings it back. */
  void present(boolean there) {
    module.sources = there ? List.of(notes) : List.of();
  }

  Product product(String name, Audience audience) {
    return database.write(
        handle -> {
          Product made = products.add(new NewProduct(Product.slugOf(name), name, "", 0));
          handle
              .createUpdate(
                  "UPDATE products_products SET access_audience = :kind, access_groups = :groups WHERE id = :id")
              .bind("kind", audience.kind().name())
              .bind("groups", String.join(",", audience.groups()))
              .bind("id", made.id())
              .execute();
          return made;
        });
  }

  /** Removes the pairs that other tests have found, and how far the job has compared. */
  void dropPairs() {
    database.write(
        handle -> {
          handle.execute("DELETE FROM search_compared");
          return handle.execute("DELETE FROM search_pairs");
        });
  }

  /** Runs a job of the module until it is done for now. */
  void runJob(String name) throws Exception {
    JobRun whole =
        new JobRun() {
          @Override
          public boolean isEnding() {
            return false;
          }

          @Override
          public int failures() {
            return 0;
          }
        };
    for (Contribution each : contributions) {
      if (each instanceof Job job && job.name().equals(name)) {
        while (job.handler().run(whole) == Next.NOW) {
          continue;
        }
      }
    }
  }

  /** Has the module hear of what the journal was told, each entry once. */
  void hear() throws Exception {
    List<JournalEntry> all = journal.entries();
    for (; heard < all.size(); heard++) {
      for (Contribution each : contributions) {
        if (each instanceof Subscription known && known.wants(all.get(heard).type())) {
          List<JournalEntry> batch = List.of(all.get(heard));
          database.write(
              handle -> {
                known.handler().handle(batch);
                return null;
              });
        }
      }
    }
  }

  /** Keeps a note, in a transaction. */
  void put(long id, String title, String text) {
    put(id, title, text, each -> each);
  }

  void put(long id, String title, String text, UnaryOperator<SearchDocument> with) {
    Subject subject = Subject.of("note", id);
    change(id, with.apply(SearchDocument.of(subject, title, "/notes/" + id).withText(text)));
  }

  void remove(long id) {
    change(id, null);
  }

  private void change(long id, SearchDocument document) {
    database.write(
        handle -> {
          if (document == null) {
            notes.all.remove(id);
          } else {
            notes.all.put(id, document);
          }
          feed.changed(id);
          return null;
        });
  }

  Reply call(FakeRequest request) throws Exception {
    return handler(request.method(), request.path()).handle(request);
  }

  /** Returns the part of the form for a new one of a type. */
  String part(String type, FakeRequest request) throws Exception {
    Fragment part =
        contributions.stream()
            .filter(each -> each instanceof Fragment known && known.slot().equals(Slots.SIMILAR))
            .map(Fragment.class::cast)
            .findFirst()
            .orElseThrow();
    return part.renderer().render(request, List.of(new Subject(type, "new"))).get(0).markup();
  }

  private Handler handler(String method, String path) {
    return contributions.stream()
        .filter(
            each ->
                each instanceof Route route
                    && route.method().equals(method)
                    && route.template().equals(path))
        .map(each -> ((Route) each).handler())
        .findFirst()
        .orElseThrow();
  }

  SearchAnswer found(FakeRequest request) throws Exception {
    return (SearchAnswer) ((Reply.JsonValue) call(request).body()).value();
  }

  /** Returns the ids that a visitor finds, the best first. */
  List<Long> find(String text) throws Exception {
    return ids(found(search(text)));
  }

  static FakeRequest search(String text) {
    return FakeRequest.get(SearchApi.PATH).query("q", text);
  }

  static List<Long> ids(SearchAnswer answer) {
    return answer.items().stream().map(item -> Long.valueOf(item.id())).toList();
  }

  @Override
  public void close() {
    module.deactivate();
  }
}
