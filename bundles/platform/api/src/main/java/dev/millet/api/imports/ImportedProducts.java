package dev.millet.api.imports;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Finds the products that rows name, and makes those that are missing. Used by one thread.
 *
 * @since 1.1
 */
@ProviderType
public interface ImportedProducts {

  /** Returns the id of a product by its name or slug, inside of {@link ImportSession#write}. */
  long of(String name);

  /** Counts a product that an import would make. */
  void preview(String name);
}
