package dev.millet.api.pages;

import dev.millet.api.gateway.Permission;
import dev.millet.api.modules.Contribution;

/**
 * A link in one of the platform's menus.
 *
 * @param menu where it stands
 * @param path the page
 * @param messageKey its label, in the module's messages; on the home page of the administration
 *     {@code <messageKey>.hint} is shown beside it where there is such a message
 * @param order ascending; entries of equal order stand by path
 * @param permission who sees it
 */
public record NavigationEntry(
    Menu menu, String path, String messageKey, int order, Permission permission)
    implements Contribution {

  /** Makes a link in the main navigation. */
  public NavigationEntry(String path, String messageKey, int order, Permission permission) {
    this(Menu.MAIN, path, messageKey, order, permission);
  }

  @Override
  public String identity() {
    return menu + " " + path;
  }
}
