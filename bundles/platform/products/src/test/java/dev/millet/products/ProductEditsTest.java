package dev.millet.products;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.images.PreparedImage;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Offer;
import dev.millet.api.products.NewProduct;
import dev.millet.api.products.Product;
import dev.millet.api.products.ProductUse;
import dev.millet.testing.FakeImages;
import dev.millet.testing.FakeJournal;
import dev.millet.testing.FakeMembers;
import dev.millet.testing.Race;
import dev.millet.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public final class ProductEditsTest {

  private static final Map<String, Object> NOTES = Map.of(Offer.NAME_PROPERTY, "notes");

  private final Database database;
  private final FakeJournal journal;
  private final FakeMembers members = new FakeMembers();
  private final FakeImages images = new FakeImages();
  private final StoredProducts products;
  private final ProductUses uses;
  private final ProductEdits edits;
  private final Member staff = members.add("Ada", Role.STAFF);

  public ProductEditsTest(TestDatabase test) {
    this.database = test.database();
    this.journal = new FakeJournal(database);
    this.products = new StoredProducts(database, journal, members);
    this.uses = new ProductUses(database);
    this.edits = new ProductEdits(database, products, uses, members, images);
  }

  @Parameters(name = "{0}")
  public static List<TestDatabase> databases() {
    return TestDatabase.each();
  }

  @Before
  public void clear() {
    database.write(handle -> handle.execute("DELETE FROM products_products"));
    database.cache("products", 1).changedAll();
    database.write(handle -> handle.execute("DELETE FROM products_uses"));
  }

  private Product make(String slug, String audience, String... groups) {
    return edits.make(new ProductRequest(slug, slug, "", null, audience, List.of(groups)), staff);
  }

  private static Identity of(Member member) {
    return Identity.ofSession(member, "s", "c");
  }

  private List<String> seenBy(Identity reader) {
    return products.visible(reader).stream().map(Product::slug).toList();
  }

  @Test
  public void everyReaderSeesWhatIsForThem() {
    Member tester = members.add("李小龙");
    Member other = members.add("Ben");
    members.join(tester, "测试组");
    make("all", "");
    make("inside", "members");
    Product secret = make("secret", "groups", "测试组");

    assertEquals(List.of("all"), seenBy(Identity.VISITOR));
    assertEquals(List.of("all", "inside"), seenBy(of(other)));
    assertEquals(List.of("all", "inside", "secret"), seenBy(of(tester)));
    assertEquals(List.of("all", "inside", "secret"), seenBy(of(staff)));
    assertEquals(2, products.hidden(Identity.VISITOR).size());
    assertEquals(Set.of(secret.id()), products.hidden(of(other)));
    assertEquals(Set.of(), products.hidden(of(tester)));
    assertEquals(List.of("all", "inside", "secret"), seenBy(of(members.add("Mo", Role.MODERATOR))));
  }

  @Test
  public void anAudienceNamesGroupsThatThereAre() {
    var unknown = assertThrows(ProblemException.class, () -> make("secret", "groups", "nobody"));
    var none =
        assertThrows(
            ProblemException.class,
            () ->
                ProductRequest.RULES.check(
                    new ProductRequest("x", "X", "", 1, "groups", List.of())));

    assertEquals("groups", unknown.problem().fields().get(0).name());
    assertEquals("groups", none.problem().fields().get(0).name());
    assertEquals(List.of(), products.all());
  }

  @Test
  public void anImportDoesNotOpenAProductThatIsForMembers() {
    make("inside", "members");

    products.put(new NewProduct("inside", "Inside 2", "", 1));

    assertEquals(List.of(), seenBy(Identity.VISITOR));
  }

  @Test
  public void theyAreMovedAmongEachOther() {
    make("a", "");
    make("b", "");
    make("c", "");

    edits.move("c", -1, staff);
    assertEquals(List.of("a", "c", "b"), seenBy(Identity.VISITOR));
    edits.move("a", -1, staff);
    edits.move("a", 1, staff);
    edits.move("b", 1, staff);

    assertEquals(List.of("c", "a", "b"), seenBy(Identity.VISITOR));
  }

  @Test
  public void archivingAndRestoringIsToldTheJournal() {
    make("phone", "");

    edits.edit("phone", staff, read -> {}, read -> read.archived(true));
    assertTrue(products.find("phone").orElseThrow().archived());
    edits.edit("phone", staff, read -> {}, read -> read.archived(false));

    assertFalse(products.find("phone").orElseThrow().archived());
    assertEquals(
        List.of("products.added", "products.archived", "products.restored"),
        journal.entries().stream().map(JournalEntry::type).toList());
  }

  @Test
  public void anotherLogoTakesThePlaceOfTheOneBefore() {
    make("phone", "");
    var image = new PreparedImage("image/png", 1, 1, new byte[] {1});

    edits.logo("phone", staff, read -> {}, image);
    edits.logo("phone", staff, read -> {}, image);

    assertEquals(Set.of(products.find("phone").orElseThrow().logo()), images.kept().keySet());
    edits.remove("phone", staff, read -> {});
    assertEquals(Set.of(), images.kept().keySet());
  }

  @Test
  public void onlyAnEmptyProductIsDeleted() {
    Product phone = make("phone", "");
    uses.add(product -> product == phone.id(), NOTES);
    make("watch", "");

    var refused =
        assertThrows(ProblemException.class, () -> edits.remove("phone", staff, read -> {}));
    edits.remove("watch", staff, read -> {});

    assertEquals("products.in-use", refused.problem().code());
    assertEquals(List.of("phone"), seenBy(Identity.VISITOR));
  }

  @Test
  public void aModuleThatIsAwayIsNotTakenForOneThatHasNothing() {
    make("phone", "");
    ProductUse none = product -> false;
    uses.add(none, NOTES);
    uses.remember();
    uses.remove(none, NOTES);

    var refused =
        assertThrows(ProblemException.class, () -> edits.remove("phone", staff, read -> {}));
    assertEquals("products.unknown-use", refused.problem().code());
    uses.add(none, NOTES);
    edits.remove("phone", staff, read -> {});

    assertEquals(List.of(), products.all());
  }

  @Test
  public void whoeverStoresTheIdAtTheSameMomentKeepsTheProduct() throws Exception {
    Product phone = make("phone", "");
    var used = new AtomicBoolean();
    uses.add(product -> used.get(), NOTES);

    var outcome =
        new Race(database)
            .run(
                handle -> {
                  Product held = products.hold(phone.id()).orElseThrow();
                  used.set(true);
                  return held;
                },
                () ->
                    assertThrows(
                        ProblemException.class, () -> edits.remove("phone", staff, read -> {})));

    assertTrue(outcome.waited());
    assertEquals(List.of("phone"), seenBy(Identity.VISITOR));
  }
}
