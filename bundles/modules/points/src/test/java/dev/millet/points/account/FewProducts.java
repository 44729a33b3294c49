package dev.millet.points.account;

import dev.millet.api.members.Identity;
import dev.millet.api.products.Audience;
import dev.millet.api.products.NewProduct;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Products in memory; those whose slug begins with "secret" are hidden from everybody. */
final class FewProducts implements Products {

  private final List<Product> all = new ArrayList<>();

  private record Named(long id, String slug) implements Product {

    @Override
    public String name() {
      return slug.toUpperCase(Locale.ROOT);
    }

    @Override
    public String description() {
      return "";
    }

    @Override
    public int place() {
      return (int) id;
    }

    @Override
    public String logo() {
      return null;
    }

    @Override
    public boolean archived() {
      return false;
    }

    @Override
    public Audience audience() {
      return Audience.EVERYBODY;
    }

    @Override
    public int version() {
      return 1;
    }
  }

  Product named(long id, String slug) {
    Product product = new Named(id, slug);
    all.add(product);
    return product;
  }

  @Override
  public List<Product> all() {
    return List.copyOf(all);
  }

  @Override
  public List<Product> visible(Identity reader) {
    return all.stream().filter(each -> isVisible(each, reader)).toList();
  }

  @Override
  public boolean isVisible(Product product, Identity reader) {
    return !product.slug().startsWith("secret");
  }

  @Override
  public Set<Long> hidden(Identity reader) {
    return all.stream()
        .filter(each -> !isVisible(each, reader))
        .map(Product::id)
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<Product> find(long id) {
    return all.stream().filter(each -> each.id() == id).findFirst();
  }

  @Override
  public Optional<Product> find(String slug) {
    return all.stream().filter(each -> each.slug().equals(slug)).findFirst();
  }

  @Override
  public Optional<Product> hold(long id) {
    return find(id);
  }

  @Override
  public Product add(NewProduct wanted) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Product put(NewProduct wanted) {
    throw new UnsupportedOperationException();
  }
}
