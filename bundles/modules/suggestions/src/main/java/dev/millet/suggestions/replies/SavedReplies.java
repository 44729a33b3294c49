package dev.millet.suggestions.replies;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.guard.Guard;
import dev.millet.api.members.Member;
import dev.millet.api.products.Products;
import dev.millet.suggestions.services.NamedProducts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** The replies that the team saved. Thread-safe. */
public final class SavedReplies {

  /** The most replies that may be saved. */
  static final int MAX_REPLIES = 100;

  private final Database database;
  private final Guard guard;
  private final Products products;
  private final Table<SavedReply> table;

  public SavedReplies(Database database, Guard guard, Products products) {
    this.database = database;
    this.guard = guard;
    this.products = products;
    this.table =
        database
            .table("suggestions_replies", SavedReply.class)
            .key("id")
            .generated("id")
            .versioned("version");
  }

  /** Returns all of them, in the order of their names. */
  List<SavedReply> all() {
    return database.read(this::all);
  }

  private List<SavedReply> all(Handle handle) {
    return table.select(
        handle, "SELECT <columns> FROM suggestions_replies ORDER BY name, id", query -> query);
  }

  /** Returns those for suggestions of a product, in the order of their names. */
  public List<SavedReply> of(long product) {
    return all().stream()
        .filter(each -> each.productId() == null || each.productId() == product)
        .toList();
  }

  Optional<SavedReply> find(long id) {
    return database.read(handle -> table.find(handle, id));
  }

  /**
   * Saves a reply.
   *
   * @param by null for the operator
   */
  SavedReply add(ReplyRequest wanted, Member by) {
    return database.write(
        handle -> {
          guard.writerActive(by);
          Long product = NamedProducts.holdUnlessEmpty(products, wanted.product());
          guard.atMost(MAX_REPLIES, "suggestions.replies", () -> all(handle).size());
          return table.insert(handle, wanted.row(0, product, 1));
        });
  }

  /**
   * Edits a reply.
   *
   * @param check looks at it as it is now, and refuses
   */
  SavedReply edit(long id, ReplyRequest wanted, Consumer<SavedReply> check, Member by) {
    return database.write(
        handle -> {
          guard.writerActive(by);
          SavedReply read = table.lock(handle, id).orElseThrow(() -> unknown(id));
          check.accept(read);
          Long product = NamedProducts.holdUnlessEmpty(products, wanted.product());
          return table.update(handle, wanted.row(id, product, read.version()));
        });
  }

  /** Deletes a reply; answers that began with it stay as they are. */
  void delete(long id, Consumer<SavedReply> check, Member by) {
    database.write(
        handle -> {
          guard.writerActive(by);
          check.accept(table.lock(handle, id).orElseThrow(() -> unknown(id)));
          return table.delete(handle, id);
        });
  }

  static ProblemException unknown(long id) {
    return Problem.notFound("There is no saved reply " + id + ".").toException();
  }
}
