package dev.millet.api.pages;

/**
 * A menu of the platform that modules add their pages to with a {@link NavigationEntry}.
 *
 * @since 1.2
 */
public enum Menu {
  /** The main navigation, at the top of every page. */
  MAIN,
  /** The settings of the member who is signed in: their tabs. */
  SETTINGS,
  /** The administration: its home page and its tabs. */
  ADMINISTRATION
}
