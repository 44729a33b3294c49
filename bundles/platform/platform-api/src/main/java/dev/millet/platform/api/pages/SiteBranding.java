package dev.millet.platform.api.pages;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The site's name and colours, for what is shown outside of pages. Thread-safe; reads from memory.
 *
 * @since 1.2
 */
@ProviderType
public interface SiteBranding {

  /** Returns the name of the site. */
  String name();

  /** Returns the colour of buttons, such as {@code #1d5c94}. */
  String accent();

  /** Returns the colour of text on the accent. */
  String onAccent();
}
