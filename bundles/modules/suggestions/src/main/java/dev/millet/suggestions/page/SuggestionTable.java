package dev.millet.suggestions.page;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.api.subjects.Subject;
import dev.millet.api.text.CsvRow;
import dev.millet.suggestions.care.Care;
import dev.millet.suggestions.care.Inbox;
import dev.millet.suggestions.field.FieldValues;
import dev.millet.suggestions.field.ProductField;
import dev.millet.suggestions.http.Answers;
import dev.millet.suggestions.services.Neighbours;
import dev.millet.suggestions.suggestion.CustomStatus;
import dev.millet.suggestions.suggestion.ListQuery;
import dev.millet.suggestions.suggestion.ReaderProducts;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.SuggestionList;
import dev.millet.suggestions.suggestion.Suggestions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The list and the inbox as tables for spreadsheets, written as they are read: memory holds one
 * slice of them.
 */
final class SuggestionTable {

  /** The permission to download tables. */
  static final Permission EXPORT = Permission.toRead("suggestions.export", Role.STAFF);

  /** The list as a table. */
  static final String LIST = ListLinks.PATH + "/export.csv";

  /** The inbox as a table. */
  static final String INBOX = InboxLinks.PATH + "/export.csv";

  /** The most rows of a table. */
  static final int MAX_ROWS = 50_000;

  /** The beginning of the name of a field's column. */
  private static final String FIELD = "field:";

  /** The most columns of fields: a table of all products has those of the first ones. */
  private static final int MAX_FIELDS = 50;

  private static final List<String> HEADING =
      List.of(
          "id",
          "product",
          "title",
          "status",
          "own_status",
          "tags",
          "author",
          "assignee",
          "due",
          "votes",
          "comments",
          "created_at",
          "updated_at",
          "address");

  private final Products products;
  private final SuggestionList list;
  private final Suggestions suggestions;
  private final Inbox inbox;
  private final Answers answers;
  private final Neighbours neighbours;
  private final PageParts parts;

  /**
   * The parts that cells are made of.
   *
   * @param slugs of products, by id
   * @param fields the slugs of the fields that have a column
   */
  private record Columns(String origin, Map<Long, String> slugs, List<String> fields) {}

  /** Reads a slice of a list. */
  private interface Reading {
    Slice<Suggestion> read(ListRequest part);
  }

  SuggestionTable(PageParts parts) {
    this.parts = parts;
    this.products = parts.platform().products();
    this.list = new SuggestionList(parts.platform().database());
    this.suggestions = parts.suggestions();
    this.inbox = new Inbox(parts.platform().database());
    this.answers = parts.answers();
    this.neighbours = parts.neighbours();
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            LIST,
            EXPORT,
            RouteDocument.of("The list as a table")
                .query("product", "string", "As the list takes it; so are the others")
                .query("status", "string", "Only with this status")
                .query("tag", "string", "Only with this tag")
                .query("mine", "boolean", "Only what the caller wrote")
                .query("field.*", "string", "Only with this in a field of the product")
                .query("owner", "string", "Only what this member of staff owns")
                .query("sort", "string", "The order")
                .query("bom", "boolean", "Whether a byte order mark comes first"),
            this::ofList),
        Route.get(
            INBOX,
            EXPORT,
            RouteDocument.of("A part of the inbox as a table")
                .query("part", "string", "The part of the inbox")
                .query("product", "string", "Only of the product with this slug")
                .query("bom", "boolean", "Whether a byte order mark comes first"),
            this::ofInbox));
  }

  private Reply ofList(Request request) {
    var seen = ReaderProducts.of(products, request.identity());
    ListQuery query = answers.query(request, seen.visible(), neighbours.hasVoting());
    List<Product> about = query.product() == null ? seen.visible() : List.of(query.product());
    return table(request, "suggestions", about, part -> list.read(query, part, seen.unseen(query)));
  }

  private Reply ofInbox(Request request) {
    LocalDate today = parts.display().pages().view(request).today();
    Inbox.Question question = Inbox.Question.of(request, products.all(), today);
    return table(
        request,
        "inbox-" + question.part().word(),
        products.all(),
        part -> inbox.read(question, part).mapAll(this::suggestions));
  }

  private List<Suggestion> suggestions(List<Care> cares) {
    List<Long> ids = cares.stream().map(Care::suggestionId).toList();
    Map<Long, Suggestion> found =
        parts.platform().database().read(handle -> suggestions.find(handle, ids)).stream()
            .collect(Collectors.toMap(Suggestion::id, Function.identity()));
    return ids.stream().map(found::get).filter(each -> each != null).toList();
  }

  /** Returns the slugs of the fields that suggestions about some products may have. */
  private List<String> fields(List<Product> about) {
    return about.stream()
        .flatMap(each -> answers.fields().catalog().all(each.id()).stream())
        .map(ProductField::slug)
        .distinct()
        .limit(MAX_FIELDS)
        .toList();
  }

  private Reply table(Request request, String name, List<Product> about, Reading reading) {
    List<String> fields = fields(about);
    boolean marked = isMarked(request);
    String origin = request.origin();
    Map<Long, String> slugs =
        products.all().stream().collect(Collectors.toMap(Product::id, Product::slug));
    return Reply.stream(
            "text/csv; charset=utf-8",
            out -> write(out, marked, new Columns(origin, slugs, fields), reading))
        .withHeader("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
  }

  private static boolean isMarked(Request request) {
    return switch (request.query("bom").orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Problem.invalid("bom", "unknown", "'bom' is true or false").toException();
    };
  }

  private void write(OutputStream out, boolean marked, Columns columns, Reading reading)
      throws IOException {
    List<String> heading = new ArrayList<>(HEADING);
    columns.fields().forEach(each -> heading.add(FIELD + each));
    write(out, (marked ? CsvRow.BYTE_ORDER_MARK : "") + CsvRow.of(heading));
    ListRequest part = ListRequest.first(ListRequest.MAX_LIMIT);
    int rows = 0;
    while (part != null && rows < MAX_ROWS) {
      Slice<Suggestion> slice = reading.read(part);
      write(out, rows(slice.items(), columns));
      rows += slice.items().size();
      part = slice.next() == null ? null : part.after(slice.next());
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private String rows(List<Suggestion> some, Columns columns) {
    Map<Long, Member> people =
        answers.people(
            some.stream()
                .flatMap(
                    each -> Stream.of(each.authorId(), each.ownerId()).filter(id -> id != null))
                .toList());
    Map<Long, CustomStatus> own = answers.customs().of(some);
    Map<Subject, Long> votes = neighbours.support(some).orElse(Map.of());
    Map<Subject, Integer> comments = neighbours.commentCounts(some).orElse(Map.of());
    Map<Long, FieldValues> filled = answers.fields().of(some.stream().map(Suggestion::id).toList());
    StringBuilder rows = new StringBuilder();
    for (Suggestion each : some) {
      List<String> cells = new ArrayList<>();
      cells.add(Long.toString(each.id()));
      cells.add(columns.slugs().get(each.productId()));
      cells.add(each.title());
      cells.add(each.status().word());
      cells.add(own.containsKey(each.id()) ? own.get(each.id()).slug() : "");
      cells.add(String.join(" ", each.tags()));
      cells.add(handle(people.get(each.authorId())));
      cells.add(handle(people.get(each.ownerId())));
      cells.add(each.due() == null ? "" : each.due().toString());
      cells.add(Long.toString(votes.getOrDefault(each.subject(), 0L)));
      cells.add(Integer.toString(comments.getOrDefault(each.subject(), 0)));
      cells.add(each.createdAt().toString());
      cells.add(each.updatedAt().toString());
      cells.add(columns.origin() + each.path());
      Map<String, String> values = new HashMap<>();
      filled
          .getOrDefault(each.id(), FieldValues.NONE)
          .of(each.productId())
          .forEach(value -> values.put(value.field().slug(), value.value()));
      columns.fields().forEach(slug -> cells.add(values.getOrDefault(slug, "")));
      rows.append(CsvRow.of(cells));
    }
    return rows.toString();
  }

  private static String handle(Member member) {
    return member == null ? "" : member.handle();
  }
}
