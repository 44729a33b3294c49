package dev.millet.suggestions.page;

import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import dev.millet.api.pages.View;
import dev.millet.api.products.Product;
import dev.millet.suggestions.field.FieldCatalog;
import dev.millet.suggestions.field.ProductField;
import dev.millet.suggestions.suggestion.CustomStatus;
import dev.millet.suggestions.suggestion.ListQuery;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.StatusCatalog;
import dev.millet.suggestions.suggestion.StatusChoice;
import java.util.ArrayList;
import java.util.List;

/** The filters of the list: what there is to choose, and what is chosen. */
final class ListFilters {

  private static final int MAX_OPTION = 32;
  private static final int MAX_OWNERS = 200;

  private final View view;
  private final List<Product> all;
  private final ListQuery query;
  private final StatusCatalog customs;
  private final FieldCatalog fields;
  private final ListLinks here;

  ListFilters(
      View view, List<Product> all, ListQuery query, StatusCatalog customs, FieldCatalog fields) {
    this.view = view;
    this.all = all;
    this.query = query;
    this.customs = customs;
    this.fields = fields;
    this.here = ListLinks.of(query);
  }

  /** Returns all of them. */
  ListModel.Filters model(Members members) {
    return new ListModel.Filters(
        products(),
        statuses(),
        owners(members),
        whose(),
        query.filter().tag(),
        query.isMine(),
        query.owner() == null ? null : query.owner().handle(),
        fields(),
        new ListModel.Chosen(chips(), here.unfiltered().path()));
  }

  private List<ListModel.FieldFilter> fields() {
    return query.product() == null
        ? List.of()
        : fields.of(query.product().id()).stream()
            .filter(ProductField::isChoice)
            .map(
                each ->
                    new ListModel.FieldFilter(
                        ListQuery.FIELD + each.slug(), each.name(), options(each)))
            .toList();
  }

  private List<ListModel.Option> options(ProductField field) {
    String chosen = query.fields().get(field.slug());
    return field.options().stream()
        .map(each -> new ListModel.Option(each, shortened(each), each.equals(chosen)))
        .toList();
  }

  private List<ListModel.Option> products() {
    return all.stream().map(product -> option(product, product.equals(query.product()))).toList();
  }

  static ListModel.Option option(Product product, boolean chosen) {
    return new ListModel.Option(product.slug(), shortened(product.name()), chosen);
  }

  /** Returns a name cut to a length that fits: a select is as wide as its widest option. */
  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= MAX_OPTION
        ? name
        : name.substring(0, name.offsetByCodePoints(0, MAX_OPTION - 1)) + "…";
  }

  /** Returns the fixed statuses, each with those of the chosen product behind. */
  private List<ListModel.Option> statuses() {
    List<ListModel.Option> options = new ArrayList<>();
    for (Status status : Status.values()) {
      options.add(option(new StatusChoice(status, ""), text(status)));
      if (query.product() != null) {
        for (CustomStatus own : customs.of(query.product().id(), status)) {
          String label = "– " + shortened(own.name().in(view.locale()));
          options.add(option(new StatusChoice(status, own.slug()), label));
        }
      }
    }
    return options;
  }

  private ListModel.Option option(StatusChoice choice, String label) {
    return new ListModel.Option(choice.text(), label, choice.equals(query.status()));
  }

  /**
   * Returns the owners to choose from, for staff; others come to an owner's list from a suggestion
   * that is taken care of.
   */
  private List<ListModel.Option> owners(Members members) {
    if (!view.identity().is(Role.STAFF)) {
      return List.of();
    }
    return members.withRole(Role.STAFF, MAX_OWNERS).stream()
        .map(
            member ->
                new ListModel.Option(
                    member.handle(),
                    shortened(member.displayName()),
                    query.owner() != null && query.owner().id() == member.id()))
        .toList();
  }

  /** Returns the choice between all suggestions and one's own; a visitor has none of their own. */
  private List<ListModel.Order> whose() {
    if (view.identity().member() == null) {
      return List.of();
    }
    return List.of(
        new ListModel.Order("list.everybodys", here.ofMine(false).path(), !query.isMine()),
        new ListModel.Order("list.mine", here.ofMine(true).path(), query.isMine()));
  }

  private List<ListModel.Chip> chips() {
    List<ListModel.Chip> chips = new ArrayList<>();
    if (query.product() != null) {
      String without = here.withProduct(null).path();
      chips.add(new ListModel.Chip("field.product", query.product().name(), without));
    }
    if (query.filter().status() != null) {
      String without = here.withStatus(null).path();
      chips.add(new ListModel.Chip("field.status", text(query.status()), without));
    }
    if (query.filter().tag() != null) {
      String without = here.withTag(null).path();
      chips.add(new ListModel.Chip("field.tags", query.filter().tag(), without));
    }
    if (query.owner() != null) {
      String without = here.ofOwner(null).path();
      chips.add(new ListModel.Chip("field.owner", query.owner().displayName(), without));
    }
    query
        .fields()
        .forEach(
            (slug, value) ->
                chips.add(new ListModel.Chip("field.fields", value, here.without(slug).path())));
    if (query.isMine()) {
      chips.add(
          new ListModel.Chip("list.whose", view.text("list.mine"), here.ofMine(false).path()));
    }
    return chips;
  }

  private String text(StatusChoice choice) {
    return query.product() == null
        ? text(choice.status())
        : customs
            .find(query.product().id(), choice)
            .map(each -> each.name().in(view.locale()))
            .orElseGet(() -> text(choice.status()));
  }

  private String text(Status status) {
    return view.text("status." + status.word());
  }
}
