package dev.millet.products;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Route;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.products.NewProduct;
import dev.millet.api.products.Product;
import dev.millet.testing.FakeImages;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.FakeRequest;
import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class ProductsTest {

  private final Database database;
  private final FakeJournal journal;
  private final StoredProducts products;
  private final List<Route> routes;

  public ProductsTest(TestDatabase test) {
    this.database = test.database();
    this.journal = new FakeJournal(database);
    var members = new FakeMembers();
    var images = new FakeImages();
    this.products = new StoredProducts(database, journal, members);
    this.routes =
        new ProductsApi(
                products,
                new ProductEdits(database, products, new ProductUses(database), members, images),
                images)
            .routes();
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void clear() {
    database.write(handle -> handle.execute("DELETE FROM products_products"));
    database.cache("products", 1).changedAll();
  }

  @Test
  public void theyAreListedInTheirPlaces() {
    products.add(new NewProduct("watch", "手表", null, 2));
    products.add(new NewProduct("phone", "Phone", "", 1));

    assertEquals(List.of("phone", "watch"), slugs());
  }

  @Test
  public void aSlugIsMadeOfTheName() {
    Product made = products.add(new NewProduct("", "Heron OS 白鹭系统!", "", null));

    assertEquals("heron-os-白鹭系统", made.slug());
    assertEquals(made, products.find("heron-os-白鹭系统").orElseThrow());
    assertEquals(made, products.find(made.id()).orElseThrow());
    assertTrue(products.find("No Slug").isEmpty());
  }

  @Test
  public void whatBreaksARuleIsRefusedByName() {
    assertEquals("slug", refused(new NewProduct("Big", "Big", "", 0)));
    assertEquals("slug", refused(new NewProduct("", "!!!", "", 0)));
    assertEquals("name", refused(new NewProduct("phone", "字".repeat(121), "", 0)));
    assertEquals("name", refused(new NewProduct("phone", null, "", 0)));
    assertEquals("description", refused(new NewProduct("phone", "x", "字".repeat(2_001), 0)));
    products.add(new NewProduct("phone", "字".repeat(120), "字".repeat(2_000), 0));
  }

  @Test
  public void aSlugIsTakenOnce() throws Exception {
    products.add(new NewProduct("phone", "Phone", "", 0));

    var refused = assertThrows(ProblemException.class, () -> post("phone"));
    assertEquals(409, refused.problem().status());
    var raced =
        new Race(database)
            .run(
                handle -> products.add(new NewProduct("watch", "Watch", "", 0)),
                () -> assertThrows(ProblemException.class, () -> post("watch")));
    assertTrue(raced.waited());
    assertEquals(List.of("phone", "watch"), slugs());
  }

  @Test
  public void putAddsAndRewrites() {
    products.put(new NewProduct("phone", "Phone", "", 0));
    Product there = products.put(new NewProduct("phone", "Phone", "", 0));
    Product edited = products.put(new NewProduct("phone", "Phone 2", "New", 3));

    assertEquals(1, there.version());
    assertEquals(2, edited.version());
    assertEquals("Phone 2", products.find("phone").orElseThrow().name());
    assertEquals(
        List.of("products.added", "products.edited"),
        journal.entries().stream().map(JournalEntry::type).toList());
  }

  @Test
  public void anEditNamesTheVersionThatItChanges() throws Exception {
    products.add(new NewProduct("phone", "Phone", "For calls", 1));
    FakeRequest change = FakeRequest.of("PATCH", "/api/v1/products/phone").with("slug", "phone");

    assertEquals(
        428,
        assertThrows(
                ProblemException.class,
                () -> call(change.json(new ProductChange("Fon", null, null, null, null, null))))
            .problem()
            .status());
    call(
        change
            .json(new ProductChange("Fon", null, null, null, null, null))
            .header("If-Match", "\"1\""));
    assertEquals(
        412,
        assertThrows(
                ProblemException.class,
                () ->
                    call(
                        change
                            .json(new ProductChange("X", null, null, null, null, null))
                            .header("If-Match", "\"1\"")))
            .problem()
            .status());

    Product edited = products.find("phone").orElseThrow();
    assertEquals("Fon", edited.name());
    assertEquals("For calls", edited.description());
    assertEquals(1, edited.place());
  }

  @Test
  public void twoEditsAtOnceBothStand() throws Exception {
    products.add(new NewProduct("phone", "Phone", "", 0));

    var outcome =
        new Race(database)
            .run(
                handle -> edit(new ProductChange("Fon", null, null, null, null, null)),
                () -> edit(new ProductChange(null, "For calls", null, null, null, null)));

    assertTrue(outcome.waited());
    Product edited = products.find("phone").orElseThrow();
    assertEquals("Fon", edited.name());
    assertEquals("For calls", edited.description());
    assertEquals(3, edited.version());
  }

  private Reply edit(ProductChange change) throws Exception {
    FakeRequest request = FakeRequest.of("PATCH", "/api/v1/products/phone").with("slug", "phone");
    return call(request.header("If-Match", "*").json(change));
  }

  @Test
  public void whatIsHeldIsNotRemovedBeforeTheCommit() throws Exception {
    long id = products.add(new NewProduct("phone", "Phone", "", 0)).id();

    var outcome =
        new Race(database)
            .run(
                handle -> products.hold(id),
                () -> database.write(handle -> handle.execute("DELETE FROM products_products")));

    assertTrue(outcome.waited());
    assertFalse(database.<Boolean>write(handle -> products.hold(id).isPresent()));
    assertThrows(IllegalStateException.class, () -> products.hold(id));
  }

  @Test
  public void aProductIsHeldByItsSlugToo() throws Exception {
    products.add(new NewProduct("phone", "Phone", "", 0));

    var outcome =
        new Race(database)
            .run(
                handle -> products.hold("phone").orElseThrow(),
                () -> database.write(handle -> handle.execute("DELETE FROM products_products")));

    assertTrue(outcome.waited());
    assertFalse(database.<Boolean>write(handle -> products.hold("No Slug").isPresent()));
  }

  @Test
  public void formsOfferThoseThatAreNotArchivedInTheirOrder() throws Exception {
    products.add(new NewProduct("watch", "手表", "", 2));
    products.add(new NewProduct("kettle", "Kettle", "", 1));
    products.add(new NewProduct("phone", "Phone", "", 0));
    edit(new ProductChange(null, null, null, null, null, true));

    assertEquals(
        List.of(Map.entry("kettle", "Kettle"), Map.entry("watch", "手表")),
        List.copyOf(products.choices().entrySet()));
  }

  private List<String> slugs() {
    return products.all().stream().map(Product::slug).toList();
  }

  private String refused(NewProduct wanted) {
    return assertThrows(ProblemException.class, () -> products.add(wanted))
        .problem()
        .fields()
        .get(0)
        .name();
  }

  private Reply post(String slug) throws Exception {
    return call(
        FakeRequest.post("/api/v1/products")
            .json(new ProductRequest(slug, "Other", "", 0, null, null)));
  }

  private Reply call(FakeRequest request) throws Exception {
    String template =
        request.method().equals("POST") ? "/api/v1/products" : "/api/v1/products/{slug}";
    for (Route route : routes) {
      if (route.method().equals(request.method()) && route.template().equals(template)) {
        return route.handler().handle(request);
      }
    }
    throw new AssertionError(request);
  }
}
