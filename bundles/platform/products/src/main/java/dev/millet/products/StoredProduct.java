package dev.millet.products;

import dev.millet.api.products.Audience;
import dev.millet.api.products.NewProduct;
import dev.millet.api.products.Product;

/** A product as it is stored. */
record StoredProduct(
    long id,
    String slug,
    String name,
    String description,
    int place,
    String logo,
    boolean archived,
    Access access,
    int version)
    implements Product {

  /** A product that has not been stored yet, for everybody. */
  static StoredProduct of(NewProduct wanted) {
    String slug = wanted.slug().isEmpty() ? Product.slugOf(wanted.name()) : wanted.slug();
    int place = wanted.place() == null ? 0 : wanted.place();
    Access everybody = Access.of(Audience.EVERYBODY);
    return new StoredProduct(
        0, slug, wanted.name(), wanted.description(), place, null, false, everybody, 1);
  }

  @Override
  public Audience audience() {
    return access.toAudience();
  }

  StoredProduct with(String newName, String newDescription, int newPlace) {
    return new StoredProduct(
        id, slug, newName, newDescription, newPlace, logo, archived, access, version);
  }

  StoredProduct at(int newPlace) {
    return with(name, description, newPlace);
  }

  StoredProduct seenBy(Audience audience) {
    return new StoredProduct(
        id, slug, name, description, place, logo, archived, Access.of(audience), version);
  }

  StoredProduct withLogo(String image) {
    return new StoredProduct(id, slug, name, description, place, image, archived, access, version);
  }

  StoredProduct archived(boolean now) {
    return new StoredProduct(id, slug, name, description, place, logo, now, access, version);
  }
}
