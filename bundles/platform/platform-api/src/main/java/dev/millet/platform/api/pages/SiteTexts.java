package dev.millet.platform.api.pages;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The company's own texts: privacy, terms and contact. Thread-safe; reads from memory.
 *
 * @since 1.1
 */
@ProviderType
public interface SiteTexts {

  /**
   * A text that the company has written.
   *
   * @param kind {@code privacy}, {@code terms} or {@code contact}
   * @param version counts its changes, from 1
   * @param consent whether members agree to it when they sign up
   */
  record Text(String kind, int version, boolean consent) {

    /** Returns where it stands. */
    public String path() {
      return "/" + kind;
    }
  }

  /** Returns the texts that are there, in the order in which they are linked. */
  List<Text> all();

  /**
   * Notes that a member agrees to the texts that want it, as they are now. Joins the caller's
   * transaction.
   */
  void agree(long member);
}
