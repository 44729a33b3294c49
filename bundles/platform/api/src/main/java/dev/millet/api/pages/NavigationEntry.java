package dev.millet.api.pages;

import dev.millet.api.gateway.Permission;
import dev.millet.api.modules.Contribution;

/**
 * A link in the shell's navigation.
 *
 * @param path the page
 * @param messageKey its label, in the module's messages
 * @param order ascending; entries of equal order stand by path
 * @param permission who sees it
 */
public record NavigationEntry(String path, String messageKey, int order, Permission permission)
    implements Contribution {

  @Override
  public String identity() {
    return path;
  }
}
