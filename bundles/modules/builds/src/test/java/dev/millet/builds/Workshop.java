package dev.millet.builds;

import static org.junit.Assert.assertThrows;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.JobRun;
import dev.millet.api.journal.Subscription;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Offer;
import dev.millet.api.products.NewProduct;
import dev.millet.api.products.Product;
import dev.millet.api.subjects.LifecycleChange;
import dev.millet.api.subjects.LifecycleResult;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.api.subjects.SubjectLifecycle;
import dev.millet.imports.FileImportRoutes;
import dev.millet.modules.JacksonJson;
import dev.millet.products.StoredProducts;
import dev.millet.testing.FakeGuard;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeMarkdown;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.FakeNotices;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.FakeSlots;
import dev.millet.testing.PlainPages;
import dev.millet.testing.TestDatabase;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The module on a real database, with fakes for its neighbours, called through its routes. */
final class Workshop {

  static final String CHANNELS = "/api/v1/channels";
  static final String BUILDS = "/api/v1/builds";
  static final String BUILD = BUILDS + "/{id}";
  static final String ENTRIES = BUILD + "/entries";
  static final String PAGE = "/builds/{product}/{channel}/{version}";

  private static final AtomicLong IDS = new AtomicLong(System.nanoTime());

  final Database database;
  final FakeJournal journal;
  final FakeMembers members = new FakeMembers();
  final Member ann = members.add("ann");
  final Member tom = members.add("tom", Role.STAFF);
  final Member admin = members.add("admin", Role.ADMIN);
  final Member eva = members.add("eva", Role.STAFF);
  final FakeGuard guard;
  final FakeNotices notices;
  final FakeStorage storage = new FakeStorage();
  final Wishes wishes = new Wishes();
  final List<SubjectLifecycle> owners = new CopyOnWriteArrayList<>();
  final StoredProducts products;
  final Product product;
  final BuildsModule module;
  private final List<Contribution> contributions;

  /** Wishes without end, some of which not everybody may see. */
  final class Wishes implements SubjectCatalog, SubjectLifecycle {
    final List<LifecycleChange> changes = new CopyOnWriteArrayList<>();
    final Set<String> secret = ConcurrentHashMap.newKeySet();

    @Override
    public Set<String> hidden(Identity reader, Collection<String> ids) {
      return reader.is(Role.STAFF) ? Set.of() : secret;
    }

    @Override
    public LifecycleResult apply(LifecycleChange change) {
      database.afterCommit(() -> changes.add(change));
      return LifecycleResult.APPLIED;
    }

    /** Returns what the module told, each in a few words. */
    List<String> told() {
      return changes.stream()
          .map(
              each ->
                  each.kind()
                      + " "
                      + each.subject().id()
                      + " "
                      + each.release().version()
                      + " "
                      + each.release().channel())
          .toList();
    }

    @Override
    public String type() {
      return "wish";
    }

    @Override
    public Map<String, SubjectDescription> describe(Collection<String> ids) {
      Map<String, SubjectDescription> known = new HashMap<>();
      for (String id : ids) {
        known.put(
            id,
            SubjectDescription.of(new Subject("wish", id), "Wish <" + id + ">", "/wishes/" + id)
                .withAuthor(ann.id()));
      }
      return known;
    }
  }

  private record Settings(boolean four_eyes) implements BuildsSettings {
    @Override
    public Class<? extends Annotation> annotationType() {
      return BuildsSettings.class;
    }
  }

  Workshop(TestDatabase test) {
    this(test, false);
  }

  Workshop(TestDatabase test, boolean fourEyes) {
    database = test.database();
    journal = new FakeJournal(database);
    guard = new FakeGuard(database, members);
    notices = new FakeNotices(database);
    products = new StoredProducts(database, journal, members);
    String slug = "os-" + Long.toString(IDS.incrementAndGet(), 36);
    product = database.write(handle -> products.add(new NewProduct(slug, "Millet OS", "", 1)));
    module =
        new BuildsModule(
            database,
            journal,
            guard,
            members,
            products,
            new FakeMarkdown(),
            new FakeSlots(),
            new PlainPages("dev.millet.builds.templates"),
            storage,
            new FileImportRoutes(
                new JacksonJson(),
                members,
                guard,
                products,
                new PlainPages("dev.millet.imports.templates")),
            notices,
            new JacksonJson(),
            new Settings(fourEyes));
    module.catalogs = List.of(wishes);
    module.owners = owners;
    contributions = module.contributions();
  }

  /** Calls the route with this template and the request's method. */
  Reply call(String template, FakeRequest request) throws Exception {
    for (Route route : contributions(Route.class)) {
      if (route.template().equals(template) && route.method().equals(request.method())) {
        return route.handler().handle(request);
      }
    }
    throw new AssertionError("no route " + request.method() + " " + template);
  }

  /** Calls a route and takes its JSON value. */
  Object answer(String template, FakeRequest request) throws Exception {
    return ((Reply.JsonValue) call(template, request).body()).value();
  }

  static String html(Reply reply) {
    return new String(((Reply.Bytes) reply.body()).content(), StandardCharsets.UTF_8);
  }

  /** Returns a component of an answer, whose records are the module's own, by its path. */
  static Object of(Object answer, String path) {
    Object value = answer;
    for (String name : path.split("\\.")) {
      try {
        if (name.matches("[0-9]+")) {
          value = ((List<?>) value).get(Integer.parseInt(name));
        } else {
          Method component = value.getClass().getMethod(name);
          component.setAccessible(true);
          value = component.invoke(value);
        }
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(path, e);
      }
    }
    return value;
  }

  static long id(Object answer) {
    return (Long) of(answer, "id");
  }

  static String status(Object answer) {
    return (String) of(answer, "state.status");
  }

  <C> List<C> contributions(Class<C> type) {
    return contributions.stream().filter(type::isInstance).map(type::cast).toList();
  }

  <T> T offered(Class<T> api, String name) {
    return contributions(Offer.class).stream()
        .filter(offer -> offer.name().equals(name))
        .map(Offer::implementation)
        .filter(api::isInstance)
        .map(api::cast)
        .findFirst()
        .orElseThrow();
  }

  /** Runs the job that releases what is due. */
  void releaseDue() throws Exception {
    run("builds.release");
  }

  /** Runs a job. */
  void run(String name) throws Exception {
    for (Job job : contributions(Job.class)) {
      if (job.name().equals(name)) {
        job.handler()
            .run(
                new JobRun() {
                  @Override
                  public boolean isEnding() {
                    return false;
                  }

                  @Override
                  public int failures() {
                    return 0;
                  }
                });
      }
    }
  }

  /** Has the module erase what it keeps of a member. */
  void depart(Member member) throws Exception {
    for (MemberData data : contributions(MemberData.class)) {
      boolean done = false;
      while (!done) {
        done = database.write(handle -> data.erasure().eraseSome(member.id()));
      }
    }
  }

  /** Has the module hear of an entry of the journal. */
  void hear(String type, Object payload) throws Exception {
    for (Subscription each : contributions(Subscription.class)) {
      if (each.types().contains(type)) {
        each.handler().handle(List.of(FakeJournal.entry(1, type, payload)));
      }
    }
  }

  /** Something that is refused. */
  interface Action {
    void run() throws Exception;
  }

  /** Returns the code with which something is refused. */
  static String refusal(Action action) {
    return assertThrows(ProblemException.class, action::run).problem().code();
  }

  /** Returns the code of the field with which something is refused. */
  static String refusedField(Action action) {
    var fields = assertThrows(ProblemException.class, action::run).problem().fields();
    return fields.get(0).name() + " " + fields.get(0).code();
  }
}
