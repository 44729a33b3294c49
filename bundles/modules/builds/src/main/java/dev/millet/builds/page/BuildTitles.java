package dev.millet.builds.page;

import dev.millet.api.gateway.Request;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.api.products.Product;
import dev.millet.builds.channel.Channels;
import dev.millet.builds.channel.VersionScheme;

/** Names builds in a reader's language. */
public final class BuildTitles {

  private final Channels channels;
  private final Pages pages;

  /** Makes the titles. */
  public BuildTitles(Channels channels, Pages pages) {
    this.channels = channels;
    this.pages = pages;
  }

  /** Returns the title of a version, such as "Build 173". */
  public String of(Request request, Product product, String version) {
    return of(pages.view(request), product, version);
  }

  /** Returns the same for somebody who has a view already. */
  public String of(View view, Product product, String version) {
    boolean number = channels.settings(product.id()).versions() == VersionScheme.NUMBER;
    return view.text(number ? "build.number" : "build.version", version);
  }
}
