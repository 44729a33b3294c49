package dev.millet.suggestions.page;

import dev.millet.api.gateway.Form;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.field.FieldCatalog;
import dev.millet.suggestions.field.ProductField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The sections that the description of a suggestion has on its form. They are kept as headings in
 * its Markdown, those that are empty not at all, so that nothing else knows of them.
 *
 * @param rest the text before the first section
 * @param bySlug the texts that are not empty
 */
record Sections(String rest, Map<String, String> bySlug) {

  private static final String HEADING = "## ";
  private static final String INPUT = "fields.";

  /** Returns the sections of the product that a form is about. */
  static List<ProductField> in(Form form, Products products, FieldCatalog catalog) {
    return products
        .find(form.value("product"))
        .map(each -> catalog.sections(each.id()))
        .orElse(List.of());
  }

  /**
   * Returns a form that was sent, with its sections in the description: those of its product, and
   * what somebody wrote in those of another one before they chose it.
   */
  static Form composed(Form sent, Products products, FieldCatalog catalog, Locale language) {
    List<ProductField> sections = new ArrayList<>(in(sent, products, catalog));
    sections.addAll(foreign(sent, products, catalog));
    if (sections.stream().noneMatch(each -> sent.fields().containsKey(each.input()))) {
      return sent;
    }
    Map<String, List<String>> fields = new LinkedHashMap<>(sent.fields());
    List<String> parts = new ArrayList<>();
    parts.add(sent.value("body").strip());
    for (ProductField each : sections) {
      String text = sent.value(each.input()).strip();
      if (fields.remove(each.input()) != null && !text.isEmpty()) {
        parts.add(HEADING + each.name().in(language) + "\n\n" + text);
      }
    }
    parts.removeIf(String::isEmpty);
    fields.put("body", List.of(String.join("\n\n", parts)));
    return Form.of(fields).withUploads(sent.uploads());
  }

  private static List<ProductField> foreign(Form sent, Products products, FieldCatalog catalog) {
    long product = products.find(sent.value("product")).map(Product::id).orElse(0L);
    return sent.fields().keySet().stream()
        .filter(each -> each.startsWith(INPUT))
        .map(each -> each.substring(INPUT.length()))
        .filter(slug -> catalog.find(product, slug).isEmpty())
        .flatMap(slug -> catalog.sections(slug).stream().limit(1))
        .filter(each -> each.productId() != product)
        .toList();
  }

  /** Takes a description apart again, whichever language its headings have. */
  static Sections of(String body, List<ProductField> sections) {
    Map<String, StringBuilder> texts = new HashMap<>();
    StringBuilder rest = new StringBuilder();
    StringBuilder current = rest;
    for (String line : body.replace("\r\n", "\n").split("\n", -1)) {
      String slug = headed(line.stripTrailing(), sections);
      if (slug != null && !texts.containsKey(slug)) {
        current = new StringBuilder();
        texts.put(slug, current);
      } else {
        current.append(line).append('\n');
      }
    }
    Map<String, String> bySlug = new HashMap<>();
    texts.forEach((slug, text) -> bySlug.put(slug, text.toString().strip()));
    bySlug.values().removeIf(String::isEmpty);
    return new Sections(sections.isEmpty() ? body : rest.toString().strip(), bySlug);
  }

  private static String headed(String line, List<ProductField> sections) {
    if (!line.startsWith(HEADING)) {
      return null;
    }
    String heading = line.substring(HEADING.length()).strip();
    return sections.stream()
        .filter(each -> heading.equals(each.name().en()) || heading.equals(each.name().zh()))
        .map(ProductField::slug)
        .findFirst()
        .orElse(null);
  }

  /** Returns those that are needed and empty. */
  List<ProductField> missing(List<ProductField> sections) {
    return sections.stream()
        .filter(each -> each.shape().required() && !bySlug.containsKey(each.slug()))
        .toList();
  }

  /** Returns whether two of them say the same, whatever the case and the white space. */
  boolean hasTwins() {
    Set<String> seen = new HashSet<>();
    return bySlug.values().stream()
        .map(text -> text.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Z}]+", " "))
        .anyMatch(text -> !seen.add(text));
  }
}
