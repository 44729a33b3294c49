package dev.millet.api.products;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tells whether something of a module is about a product. A module that stores ids of products
 * offers it under its own name; a product is deleted only where every module that ever offered one
 * is there and answers no. Thread-safe.
 *
 * @since 1.1
 */
@ConsumerType
@FunctionalInterface
public interface ProductUse {

  /**
   * Returns whether anything is about the product. It is asked inside the write that would delete
   * the product: whoever stores the id at the same moment holds the product ({@link
   * Products#hold}), and one waits for the other.
   */
  boolean isUsed(long product);
}
